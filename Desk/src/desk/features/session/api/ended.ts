import { useSyncExternalStore } from 'react';

let ended = false;
const listeners = new Set<() => void>();

/** Whether the server no longer knows the session of the person who is at work here. */
export function setEnded(value: boolean): void {
  ended = value;
  listeners.forEach((each) => each());
}

export const useEnded = () => useSyncExternalStore((listener) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
}, () => ended);
