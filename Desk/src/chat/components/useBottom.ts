import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Within this many pixels of the end the reader counts as being there. */
const near = 80;

/**
 * Keeps a scrolled list at its end while the reader is there, and counts what arrives while they read further up.
 * `content` changes with everything that makes the list taller, `arrivals` with every message of the other side.
 */
export function useBottom(content: unknown, arrivals: number, ownLines: number) {
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const end = useRef(0);
  const seen = useRef(arrivals);
  const [away, setAway] = useState(false);
  const [unread, setUnread] = useState(0);

  const toEnd = (smooth: boolean) => {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    list.current?.scrollTo({ top: list.current.scrollHeight, behavior: smooth && !calm ? 'smooth' : 'instant' });
  };

  const onScroll = () => {
    const element = list.current;
    if (!element) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < near;
    setAway(!atEnd.current);
    if (atEnd.current) setUnread(0);
  };

  // What one writes oneself is always looked at.
  useLayoutEffect(() => {
    atEnd.current = true;
    toEnd(false);
  }, [ownLines]);

  useLayoutEffect(() => {
    const element = list.current;
    // A reader may have moved since the last scroll event: measured against where the end was before this content came.
    if (element && element.scrollTop < end.current - near) atEnd.current = false;
    if (element) end.current = element.scrollHeight - element.clientHeight;
    if (atEnd.current) toEnd(false);
    else if (arrivals > seen.current) setUnread((count) => count + arrivals - seen.current);
    seen.current = arrivals;
  }, [content, arrivals]);

  // The keyboard of a phone and a turned screen change the height too.
  useEffect(() => {
    const watch = new ResizeObserver(() => atEnd.current && toEnd(false));
    if (list.current) watch.observe(list.current);
    return () => watch.disconnect();
  }, []);

  return { list, onScroll, away, unread, toEnd: () => toEnd(true) };
}
