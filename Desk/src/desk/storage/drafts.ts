import { useCallback, useEffect, useRef, useState } from 'react';

const prefix = 'carebot.desk';
let owner = '';

/** Whose drafts are read and written from now on: colleagues who share a computer do not see each other's. */
export function draftsOf(userId: string): void {
  owner = userId;
}

const place = (name: string) => `${prefix}.${owner}.${name}`;

/** What was kept under a name, or undefined; broken or foreign content counts as nothing. */
export function readDraft<T>(name: string): T | undefined {
  try {
    const text = localStorage.getItem(place(name));
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

/** Keeps a value; undefined forgets it. A full or forbidden storage costs only the safety copy. */
export function writeDraft(name: string, value: unknown): void {
  try {
    if (value === undefined || value === '') localStorage.removeItem(place(name));
    else localStorage.setItem(place(name), JSON.stringify(value));
  } catch {
    // The value stays in memory; nothing better can be done.
  }
}

/** A value that outlives the page, as long as it is not set to `empty`. */
export function useDraft<T>(name: string, empty: T): [T, (next: T) => void] {
  const [held, setHeld] = useState(() => ({ name, value: readDraft<T>(name) ?? empty }));
  const latest = useRef(empty);
  latest.current = empty;
  useEffect(() => setHeld((now) => (now.name === name ? now : { name, value: readDraft<T>(name) ?? latest.current })), [name]);
  const set = useCallback((value: T) => {
    writeDraft(name, value === latest.current ? undefined : value);
    setHeld({ name, value });
  }, [name]);
  return [held.name === name ? held.value : (readDraft<T>(name) ?? empty), set];
}

/** The names of everything kept whose name begins with `start`. */
export function draftNames(start: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(place(start))).map((key) => key.slice(place('').length));
  } catch {
    return [];
  }
}
