import { useSyncExternalStore } from 'react';

export type Typing = { conversationId: number; who: 'customer' | 'agent'; firstName: string | null };

const visibleMs = 6_000;
let present: readonly Typing[] = [];
const listeners = new Set<() => void>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();

const keyOf = (typing: Typing) => `${typing.conversationId} ${typing.who} ${typing.firstName ?? ''}`;

/** Somebody is typing; forgotten by itself after a few seconds. */
export function noteTyping(typing: Typing): void {
  const key = keyOf(typing);
  clearTimeout(timers.get(key));
  timers.set(key, setTimeout(() => set(present.filter((each) => keyOf(each) !== key)), visibleMs));
  if (!present.some((each) => keyOf(each) === key)) set([...present, typing]);
}

/** A message of theirs arrived: they no longer type it. */
export function forgetTyping(conversationId: number, who: 'customer' | 'agent'): void {
  set(present.filter((each) => each.conversationId !== conversationId || each.who !== who));
}

export const useTyping = () => useSyncExternalStore(subscribe, () => present);

function set(next: readonly Typing[]): void {
  present = next;
  listeners.forEach((each) => each());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
