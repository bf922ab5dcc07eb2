import { Paper, SegmentedControl, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from '../../../components/Brand';
import { useTitle } from '../../../components/useTitle';
import { showLanguage, type Language } from '../../../i18n';
import classes from './EntryFrame.module.css';

/** The page around everything that stands before the desk itself. */
export function EntryFrame({ title, intro, children }: { title: string; intro: string; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  useTitle(title);
  return (
    <div className={classes.page}>
      <main className={classes.column}>
        <Brand size={36} />
        <Paper className={classes.card} withBorder p="xl" radius="lg">
          <Title order={1} mb={4}>{title}</Title>
          <Text c="dimmed" size="sm" mb="lg">{intro}</Text>
          {children}
        </Paper>
        <SegmentedControl
          size="xs" value={i18n.language} aria-label={t('settings.language')} onChange={(value) => void showLanguage(value as Language)}
          data={[{ value: 'id', label: 'Bahasa Indonesia' }, { value: 'en', label: 'English' }]}
        />
      </main>
    </div>
  );
}
