export const minLength = 12;

/** What is wrong with a new password, or undefined. The server has the last word. */
export function faultOfNew(next: string, current: string): 'short' | 'same' | undefined {
  if (next.length < minLength) return 'short';
  return next === current ? 'same' : undefined;
}
