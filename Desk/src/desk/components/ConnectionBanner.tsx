import { Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveStatus } from '../live/status';
import classes from './ConnectionBanner.module.css';

const patienceMs = 1_200;

/** Says that live updates are interrupted; short interruptions are not worth a word, and the end of one is seen by itself. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const lost = useLiveStatus() === 'lost';
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!lost) {
      setShown(false);
      return undefined;
    }
    const timer = setTimeout(() => setShown(true), patienceMs);
    return () => clearTimeout(timer);
  }, [lost]);
  return (
    <div role="status" aria-live="polite">
      {shown && <div className={classes.banner}><Loader size={14} color="currentColor" /><span>{t('connection.lost')}</span></div>}
    </div>
  );
}
