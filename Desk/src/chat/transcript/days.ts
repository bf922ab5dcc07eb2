import type { Line } from './transcript';

/** Lines of one author within five minutes stand together under one time. */
export interface Group {
  author: Line['author'];
  name: string | undefined;
  lines: Line[];
}

export interface Day {
  /** Midnight of the customer's own calendar. */
  date: Date;
  groups: Group[];
}

const together = 5 * 60_000;

export function days(all: readonly Line[]): Day[] {
  const result: Day[] = [];
  for (const line of all) {
    let day = result.at(-1);
    const date = midnight(line.at);
    // A clock that runs back does not open an earlier day again.
    if (!day || day.date < date) result.push((day = { date, groups: [] }));
    const group = day.groups.at(-1);
    const last = group?.lines.at(-1);
    if (group && last && group.author === line.author && group.name === line.name && line.at.getTime() - last.at.getTime() < together) {
      group.lines.push(line);
    } else {
      day.groups.push({ author: line.author, name: line.name, lines: [line] });
    }
  }
  return result;
}

export function midnight(at: Date): Date {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate());
}

/** How many calendar days `date` lies before `today`. */
export function daysAgo(date: Date, today: Date): number {
  return Math.round((midnight(today).getTime() - midnight(date).getTime()) / 86_400_000);
}
