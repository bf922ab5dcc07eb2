import { useEffect, useRef } from 'react';
import { readDevice, writeDevice } from '../storage/device';

type Handlers = Record<string, (() => void) | undefined>;

const stack: { current: Handlers }[] = [];
let first = '';
let firstAt = 0;

export const shortcutsOn = () => readDevice('shortcuts') !== 'off';

export const setShortcutsOn = (on: boolean) => writeDevice('shortcuts', on ? 'on' : 'off');

/** Keys while the caller is shown: `t`, `?`, or two after each other, `g q`. What was shown last comes first. */
export function useShortcuts(handlers: Handlers): void {
  const held = useRef(handlers);
  held.current = handlers;
  useEffect(() => {
    stack.push(held);
    if (stack.length === 1) document.addEventListener('keydown', pressed);
    return () => {
      stack.splice(stack.indexOf(held), 1);
      if (stack.length === 0) document.removeEventListener('keydown', pressed);
    };
  }, []);
}

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || writes(event.target) || !shortcutsOn()) return;
  if (document.querySelector('[role=dialog][aria-modal=true]')) return;
  const two = event.timeStamp - firstAt < 1_200 ? `${first} ${event.key}` : '';
  const run = (two && find(two)) || find(event.key);
  first = event.key;
  firstAt = event.timeStamp;
  if (!run) return;
  event.preventDefault();
  run();
}

const find = (key: string) => stack.toReversed().map((each) => each.current[key]).find(Boolean);

function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));
}
