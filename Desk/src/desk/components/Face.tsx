import { Avatar } from '@mantine/core';

const colors = ['iris', 'teal', 'orange', 'grape', 'blue', 'green', 'red'];

/** Somebody's initials on a colour that stays theirs. Decoration: the name stands beside it. */
export function Face({ name, size = 36 }: { name: string; size?: number }) {
  const sum = Array.from(name).reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  const initials = name.split(/\s+/).filter(Boolean).slice(0, 2).map((word) => Array.from(word)[0]?.toUpperCase() ?? '').join('');
  return <Avatar size={size} radius="xl" color={colors[sum % colors.length] ?? 'iris'} aria-hidden="true">{initials || '?'}</Avatar>;
}
