import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

/** A calm picture and a sentence where there is nothing to show, with what to do about it. */
export function EmptyState({ icon: Icon, title, text, children }: {
  icon: (props: { size?: number; stroke?: number }) => ReactNode; title: string; text?: string; children?: ReactNode;
}) {
  return (
    <div className={classes.empty}>
      <span className={classes.picture} aria-hidden="true"><Icon size={26} stroke={1.6} /></span>
      <Text fw={600} size="md">{title}</Text>
      {text && <Text c="dimmed" size="sm" maw={360}>{text}</Text>}
      {children && <div className={classes.actions}>{children}</div>}
    </div>
  );
}
