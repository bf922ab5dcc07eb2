import type { WordsFault } from '../../api/types';

/** The server's faults of one list, by its lines: places are such as `synonyms/3`. */
export function faultsOf(faults: readonly WordsFault[], list: string): { line: number; text: string }[] {
  return faults.filter(({ place }) => place === list || place.startsWith(`${list}/`))
    .map(({ place, what, allowed }) => ({ line: Number(place.split('/')[1] ?? 0), text: `${what} → ${allowed}` }))
    .toSorted((a, b) => a.line - b.line);
}

/** Where a line begins and ends in a text; lines count from 1. */
export function rangeOf(text: string, line: number): [start: number, end: number] {
  const lines = text.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return [before, before + (lines[line - 1]?.length ?? 0)];
}

/** How many entries a list has: lines that are more than a remark. */
export const entries = (text: string) => text.split('\n').filter((line) => line.split('#')[0]!.trim().length > 0).length;
