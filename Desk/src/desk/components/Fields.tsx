import type { ReactNode } from 'react';
import classes from './Fields.module.css';

/** The parts of a form, one below the other; all of them closed to who may only read. */
export function Fields({ readOnly = false, children }: { readOnly?: boolean; children: ReactNode }) {
  return <fieldset disabled={readOnly} className={classes.fields}>{children}</fieldset>;
}
