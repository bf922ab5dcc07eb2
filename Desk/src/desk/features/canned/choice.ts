import type { Canned } from '../../api/types';

/** What is typed after a `/` that begins the text or follows a blank, up to the cursor; null when nothing is being asked for. */
export function askedFor(text: string, cursor: number): { from: number; word: string } | null {
  const match = /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u.exec(text.slice(0, cursor));
  return match ? { from: cursor - (match[1] ?? '').length - 1, word: (match[1] ?? '').toLowerCase() } : null;
}

/** The replies that fit, those in the customer's language first, then by shortcut; at most `most`. */
export function fitting(replies: readonly Canned[], word: string, language: string | null, most = 8): Canned[] {
  const rank = (reply: Canned) => (reply.shortcut.toLowerCase().startsWith(word) ? 0 : 2) + (reply.language === language ? 0 : 1);
  return replies
    .filter((reply) => reply.shortcut.toLowerCase().includes(word) || reply.text.toLowerCase().includes(word))
    .toSorted((a, b) => rank(a) - rank(b) || a.shortcut.localeCompare(b.shortcut))
    .slice(0, most);
}
