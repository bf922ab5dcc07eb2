import type { Chat } from '../chat';
import type { Line } from '../transcript/transcript';
import type { Embedding } from './embedding';

const answers = (lines: readonly Line[]) => lines.filter((line) => line.author === 'desk');

/** How many answers came after the one with the key `seen`; all of them if it is not among them. */
export function unread(lines: readonly Line[], seen: string | undefined): number {
  const keys = answers(lines).map((line) => line.key);
  return keys.length - 1 - (seen === undefined ? -1 : keys.indexOf(seen));
}

/** Tells the site's page how many answers the customer has not seen. What is on an open panel in a visible tab is seen. */
export function countUnread(chat: Chat, embedding: Embedding, page: Document = document): void {
  let told = 0;
  const count = () => {
    const last = answers(chat.state.lines).at(-1)?.key;
    const seen = embedding.memory.read<string>('seen');
    const looking = embedding.open && page.visibilityState === 'visible';
    if (looking && last !== undefined && last !== seen) embedding.memory.write('seen', last);
    const now = looking ? 0 : unread(chat.state.lines, seen);
    if (now !== told) embedding.unread((told = now));
  };
  chat.listen(count);
  embedding.listen(count);
  page.addEventListener('visibilitychange', count);
}
