import type { Presence } from '../api/types';
import classes from './PresenceMenu.module.css';

/** Only the colour; the word stands beside it. */
export function PresenceDot({ state }: { state: Presence }) {
  return <span className={classes.dot} data-state={state} aria-hidden="true" />;
}
