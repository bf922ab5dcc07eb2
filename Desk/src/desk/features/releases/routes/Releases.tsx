import { Badge, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Release } from '../../../api/types';
import { Card } from '../../../components/Card';
import { Confirm } from '../../../components/Confirm';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorState } from '../../../components/ErrorState';
import { ReleasesIcon } from '../../../components/icons';
import { Lines } from '../../../components/Lines';
import { PageFrame } from '../../../components/PageFrame';
import { dateTime } from '../../../time/format';
import { useMay } from '../../session/api/session';
import { activate, useReleases } from '../api/releases';
import { DraftCard } from '../components/DraftCard';
import classes from './Releases.module.css';

export function Releases() {
  const { t, i18n } = useTranslation();
  const may = useMay('releases.publish');
  const releases = useReleases(may);
  const [older, setOlder] = useState<Release>();
  return (
    <PageFrame title={t('releases.title')} needs="releases.publish">
      <div className={classes.stack}>
        <DraftCard />
        <Card title={t('releases.history')} flush>
          {releases.isPending ? <Lines count={4} height={40} />
            : releases.isError ? <ErrorState error={releases.error} retry={() => void releases.refetch()} />
              : releases.data.length === 0 ? <EmptyState icon={ReleasesIcon} title={t('releases.none')} text={t('releases.noneHint')} />
                : (
                  <ul className={classes.list}>
                    {releases.data.map((release) => (
                      <li key={release.number} className={classes.row} data-active={release.active || undefined}>
                        <span className={`${classes.number} numbers`}>#{release.number}</span>
                        <span className={classes.about}>
                          <span className={classes.note}>{release.note || t('releases.noNote')}</span>
                          <span className={classes.dim}>{dateTime(release.createdAt, i18n.language)}{release.createdBy ? ` · ${release.createdBy}` : ''} · {t('releases.articles', { count: release.articles })}</span>
                        </span>
                        {release.active ? <Badge color="green">{t('releases.active')}</Badge>
                          : <Button variant="default" size="xs" onClick={() => setOlder(release)} aria-label={t('releases.activateNumber', { number: release.number })}>{t('releases.activate')}</Button>}
                      </li>
                    ))}
                  </ul>
                )}
        </Card>
      </div>
      <Confirm
        opened={older !== undefined} close={() => setOlder(undefined)} title={t('releases.activateNumber', { number: older?.number })}
        text={t('releases.activateText')} action={t('releases.activate')} run={() => activate(older!.number)}
      />
    </PageFrame>
  );
}
