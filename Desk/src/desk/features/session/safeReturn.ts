/** Where to go after signing in: a page of the desk, never another site's. */
export function safeReturn(from: string | undefined): string {
  if (!from || !/^\/(?![/\\])/.test(from) || from.startsWith('/sign-in')) return '/queue';
  return from;
}
