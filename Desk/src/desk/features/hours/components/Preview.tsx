import { Badge, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hours } from '../../../api/types';
import { Card } from '../../../components/Card';
import { useProblemText } from '../../../components/useProblemText';
import { now } from '../../../time/now';
import { toInstant, toLocal } from '../../../time/zones';
import { previewHours } from '../api/hours';
import classes from './Preview.module.css';

/** What a customer would be told at a chosen moment, with the hours as they stand in the editor. */
export function Preview({ hours, usable }: { hours: Hours; usable: boolean }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [local, setLocal] = useState(() => toLocal(new Date(now()), hours.TimeZone));
  const [wish] = useDebouncedValue({ local, hours }, 300);
  const at = toInstant(wish.local, wish.hours.TimeZone);
  const preview = useQuery({
    queryKey: ['hours', 'preview', wish], queryFn: () => previewHours(at!, wish.hours), enabled: usable && at !== null, placeholderData: keepPreviousData, gcTime: 60_000,
  });
  return (
    <Card title={t('preview.title')}>
      <TextInput type="datetime-local" label={t('preview.at')} description={t('preview.zone', { zone: hours.TimeZone })} value={local} onChange={(e) => setLocal(e.currentTarget.value)} />
      <div role="status" className={classes.result}>
        {!usable ? <p className={classes.hint}>{t('preview.faults')}</p> : preview.isError ? <p className={classes.hint}>{problemText(preview.error)}</p> : preview.data && (
          <>
            <Badge color={preview.data.isOpen ? 'green' : 'gray'}>{t(preview.data.isOpen ? 'preview.open' : 'preview.closed')}</Badge>
            {['id', 'en', 'ms'].filter((language) => preview.data.texts[language]).map((language) => (
              <div key={language}>
                <p className={classes.language}>{t(`language.${language}`)}</p>
                <p className={classes.bubble} lang={language}>{preview.data.texts[language]}</p>
              </div>
            ))}
          </>
        )}
      </div>
    </Card>
  );
}
