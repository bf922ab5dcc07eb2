import { useSyncExternalStore } from 'react';

export type LiveStatus = 'connecting' | 'live' | 'lost';

let status: LiveStatus = 'connecting';
const listeners = new Set<() => void>();

export function setStatus(next: LiveStatus): void {
  if (next === status) return;
  status = next;
  listeners.forEach((each) => each());
}

export const liveStatus = () => status;

export function onStatus(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether live updates arrive. `lost` until the connection stands and has resumed. */
export const useLiveStatus = () => useSyncExternalStore(onStatus, () => status);
