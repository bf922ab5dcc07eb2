import type { ReactNode } from 'react';
import classes from './Columns.module.css';

/** What is worked on, with something to look at beside it; in a narrow window below it, or above it with `asideFirst`. */
export function Columns({ aside, asideFirst = false, children }: { aside: ReactNode; asideFirst?: boolean; children: ReactNode }) {
  return (
    <div className={classes.columns}>
      <div className={classes.main}>{children}</div>
      <div className={`${classes.aside} ${asideFirst ? classes.first : ''}`}>{aside}</div>
    </div>
  );
}
