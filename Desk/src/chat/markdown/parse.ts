/** A piece of text within a line. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'emphasis'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; href: string; children: Inline[] }
  | { kind: 'break' };

export type Block =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'heading'; children: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] }
  | { kind: 'quote'; children: Inline[] }
  | { kind: 'code'; text: string };

/**
 * The Markdown that answers use: paragraphs, headings, lists of one level, quotes, code, bold, italics and links. All
 * else, HTML too, is text. The result is data: whoever draws it never needs to interpret a string as HTML.
 */
export function parse(markdown: string): Block[] {
  const blocks: Block[] = [];
  const rows = markdown.replace(/\r\n?/g, '\n').split('\n');
  for (let i = 0; i < rows.length; ) {
    const row = rows[i] ?? '';
    if (/^\s*$/.test(row)) {
      i++;
    } else if (/^```/.test(row)) {
      const code: string[] = [];
      for (i++; i < rows.length && !/^```/.test(rows[i] ?? ''); i++) code.push(rows[i] ?? '');
      i++;
      blocks.push({ kind: 'code', text: code.join('\n') });
    } else if (heading.test(row)) {
      blocks.push({ kind: 'heading', children: inline(row.replace(heading, '')) });
      i++;
    } else if (item.test(row)) {
      i = list(rows, i, blocks);
    } else if (quote.test(row)) {
      const quoted: string[] = [];
      for (; i < rows.length && quote.test(rows[i] ?? ''); i++) quoted.push((rows[i] ?? '').replace(quote, ''));
      blocks.push({ kind: 'quote', children: inline(quoted.join('\n')) });
    } else {
      const text: string[] = [];
      for (; i < rows.length && !startsBlock(rows[i] ?? ''); i++) text.push(rows[i] ?? '');
      blocks.push({ kind: 'paragraph', children: inline(text.join('\n')) });
    }
  }
  return blocks;
}

const heading = /^#{1,6}\s+/;
const item = /^\s{0,3}(?:[-*+]|(\d{1,9})[.)])\s+/;
const quote = /^>\s?/;

const startsBlock = (row: string) => /^\s*$/.test(row) || /^```/.test(row) || heading.test(row) || item.test(row) || quote.test(row);

function list(rows: string[], from: number, blocks: Block[]): number {
  const number = item.exec(rows[from] ?? '')?.[1];
  const items: string[] = [];
  let i = from;
  for (; i < rows.length; i++) {
    const row = rows[i] ?? '';
    const match = item.exec(row);
    if (match) {
      if ((match[1] === undefined) !== (number === undefined)) break;
      items.push(row.slice(match[0].length));
    } else if (/^\s{2,}\S/.test(row)) {
      items[items.length - 1] += `\n${row.trim()}`;
    } else {
      break;
    }
  }
  blocks.push({ kind: 'list', ordered: number !== undefined, start: Number(number ?? 1), items: items.map((text) => inline(text)) });
  return i;
}

// Each alternative is bounded, so that no text takes more than linear time a character.
const token =
  /\\([\\`*_{}[\]()#+.!>~|-])|`([^`\n]{1,1000})`|\*\*(?=\S)([^*\n]{1,2000}?)\*\*|__(?=\S)([^_\n]{1,2000}?)__|\*(?=\S)([^*\n]{1,2000}?)\*|(?<![\p{L}\p{N}_])_(?=\S)([^_\n]{1,2000}?)_(?![\p{L}\p{N}_])|\[([^\][\n]{1,500})\]\(([^()\s]{1,2000})\)|<?(https?:\/\/[^\s<>"')\]]{1,2000}[^\s<>"')\].,;:!?])>?|( {2}\n|\\\n|\n)/gu;

export function inline(text: string, depth = 0): Inline[] {
  if (depth > 4) return [{ kind: 'text', text }];
  const result: Inline[] = [];
  let end = 0;
  const plain = (value: string) => {
    const last = result.at(-1);
    if (!value) return;
    if (last?.kind === 'text') last.text += value;
    else result.push({ kind: 'text', text: value });
  };
  for (const match of text.matchAll(token)) {
    plain(text.slice(end, match.index));
    end = match.index + match[0].length;
    const [whole, escaped, code, strong1, strong2, em1, em2, label, target, address, line] = match;
    const strong = strong1 ?? strong2;
    const emphasis = em1 ?? em2;
    if (escaped !== undefined) plain(escaped);
    else if (code !== undefined) result.push({ kind: 'code', text: code });
    else if (strong !== undefined) result.push({ kind: 'strong', children: inline(strong, depth + 1) });
    else if (emphasis !== undefined) result.push({ kind: 'emphasis', children: inline(emphasis, depth + 1) });
    else if (label !== undefined && target !== undefined) {
      if (safe(target)) result.push({ kind: 'link', href: target, children: inline(label, depth + 1) });
      else plain(whole);
    } else if (address !== undefined) result.push({ kind: 'link', href: address, children: [{ kind: 'text', text: address }] });
    else if (line !== undefined) result.push({ kind: 'break' });
  }
  plain(text.slice(end));
  return result;
}

/** Only addresses that open a page, a letter or a call. */
export function safe(target: string): boolean {
  return /^(?:https?:\/\/[^\s]+|mailto:[^\s]+|tel:[+\d() -]+)$/i.test(target);
}
