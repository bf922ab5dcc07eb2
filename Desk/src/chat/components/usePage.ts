import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Chat, ChatState } from '../chat';
import type { Embedding } from '../embedding/embedding';
import type { Memory } from '../memory';

export function useChat(chat: Chat): ChatState {
  const [state, setState] = useState(chat.state);
  useEffect(() => {
    setState(chat.state);
    return chat.listen(() => setState(chat.state));
  }, [chat]);
  return state;
}

/** Light or dark: the system's, until the customer chooses. */
export function useTheme(memory: Memory): [dark: boolean, toggle: () => void] {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const [chosen, setChosen] = useState(() => memory.read<'light' | 'dark'>('theme'));
  const [systemDark, setSystemDark] = useState(system.matches);
  useEffect(() => {
    const follow = () => setSystemDark(system.matches);
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, []);
  useEffect(() => {
    if (chosen) document.documentElement.dataset['theme'] = chosen;
  }, [chosen]);
  const dark = chosen ? chosen === 'dark' : systemDark;
  return [dark, () => {
    const next = dark ? 'light' : 'dark';
    memory.write('theme', next);
    setChosen(next);
  }];
}

/** Tells in the tab's title how many answers came while the customer was elsewhere. */
export function useTitle(title: string, arrivals: number): void {
  const [seen, setSeen] = useState(arrivals);
  const hidden = document.visibilityState === 'hidden';
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && setSeen(arrivals);
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [arrivals]);
  useEffect(() => {
    document.title = hidden && arrivals > seen ? `(${arrivals - seen}) ${title}` : title;
  }, [title, arrivals, seen, hidden]);
}

/** iOS lays the keyboard over the page instead of shrinking it. */
export function useVisibleHeight(): void {
  useEffect(() => {
    const view = window.visualViewport;
    if (!view) return undefined;
    const fit = () => {
      const covered = window.innerHeight - view.height;
      document.documentElement.style.setProperty('--covered', `${covered > 80 ? covered : 0}px`);
      if (covered > 80) window.scrollTo(0, 0);
    };
    view.addEventListener('resize', fit);
    return () => view.removeEventListener('resize', fit);
  }, []);
}

/** In a site's frame: the focus comes in when the panel opens, and Escape closes it unless it has something nearer to close. */
export function useSite(site: Embedding | undefined, focus: () => void): void {
  useLayoutEffect(() => {
    if (!site) return undefined;
    const arrive = () => site.open && focus();
    const escape = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented && !document.querySelector('dialog[open]')) site.close();
    };
    const deaf = site.listen(arrive);
    document.addEventListener('keydown', escape);
    site.shown();
    return () => {
      deaf();
      document.removeEventListener('keydown', escape);
    };
  }, [site]);
}
