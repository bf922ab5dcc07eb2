import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './SaveBar.module.css';

/** What stands at the foot of a form with changes: how it stands, and the ways to end it. Inside the form. */
export function SaveBar({ status, discard, busy, disabled }: { status: string; discard?: (() => void) | undefined; busy: boolean; disabled?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={classes.bar}>
      <span role="status">{status}</span>
      <Group gap="xs">
        {discard && <Button variant="default" onClick={discard}>{t('articles.discard')}</Button>}
        <Button type="submit" loading={busy} disabled={disabled ?? false}>{t('save')}</Button>
      </Group>
    </div>
  );
}
