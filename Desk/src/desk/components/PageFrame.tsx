import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMay } from '../features/session/api/session';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './EmptyState';
import { DeniedIcon } from './icons';
import classes from './PageFrame.module.css';
import { useTitle } from './useTitle';

type Props = { title: string; needs?: string; actions?: ReactNode; above?: ReactNode; narrow?: boolean; children: ReactNode };

/** A page with a heading of its own. Without the permission that it `needs` it says so instead. */
export function PageFrame({ title, needs = '', actions, above, narrow = false, children }: Props) {
  const { t } = useTranslation();
  const may = useMay(needs) || needs === '';
  useTitle(title);
  return (
    <div className={classes.scroll}>
      <div className={classes.page} data-narrow={narrow || undefined}>
        {above}
        <div className={classes.head}>
          <Title order={1}>{title}</Title>
          {may && actions && <div className={classes.actions}>{actions}</div>}
        </div>
        {may ? children : <EmptyState icon={DeniedIcon} title={t('problem.deniedTitle')} text={t('problem.403')} />}
      </div>
    </div>
  );
}
