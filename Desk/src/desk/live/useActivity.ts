import { useEffect } from 'react';
import { feed } from './feed';

const everyMs = 60_000;

/** Reports that somebody is at the keyboard, at most once a minute; without reports the server sets the person away. */
export function useActivity(): void {
  useEffect(() => {
    let last = 0;
    const report = () => {
      if (Date.now() - last < everyMs) return;
      last = Date.now();
      feed.active();
    };
    const events = ['pointerdown', 'keydown', 'wheel', 'touchstart'];
    events.forEach((name) => window.addEventListener(name, report, { passive: true }));
    return () => events.forEach((name) => window.removeEventListener(name, report));
  }, []);
}
