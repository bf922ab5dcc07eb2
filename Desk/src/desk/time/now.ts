import { useSyncExternalStore } from 'react';

let offset = 0;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let second = Math.floor(now() / 1000);

/** The server's present, in ms: this machine's clock, set right when it is more than two seconds off. */
export function now(): number {
  return Date.now() + offset;
}

/** Learns from an answer's `Date` header (whole seconds). */
export function noteServerTime(header: string | null): void {
  const at = header ? Date.parse(header) : NaN;
  if (Number.isNaN(at)) return;
  const off = at + 500 - Date.now();
  offset = Math.abs(off) > 2_000 ? off : 0;
}

/** The present to the second; whoever uses it is drawn again every second. One timer serves all. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => second) * 1000;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    second = Math.floor(now() / 1000);
    listeners.forEach((each) => each());
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}
