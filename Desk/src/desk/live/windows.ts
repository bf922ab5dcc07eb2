type Heard = (caseId: number) => void;

const listeners = new Set<Heard>();

/** Tells that the reply window of a case is about to close; the server says so once. */
export const noteWindow = (caseId: number): void => listeners.forEach((each) => each(caseId));

export function onWindow(heard: Heard): () => void {
  listeners.add(heard);
  return () => { listeners.delete(heard); };
}
