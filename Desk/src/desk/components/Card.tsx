import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Card.module.css';

/** A surface with a heading; `flush`: its content reaches the edges. */
export function Card({ title, aside, flush = false, children }: { title?: ReactNode; aside?: ReactNode; flush?: boolean; children: ReactNode }) {
  return (
    <section className={classes.card}>
      {title && (
        <div className={classes.head}>
          <Title order={2}>{title}</Title>
          {aside}
        </div>
      )}
      <div className={classes.body} data-flush={flush || undefined} data-titled={title ? true : undefined}>{children}</div>
    </section>
  );
}
