import { Button, SegmentedControl, Stack, Switch, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../components/Card';
import { Confirm } from '../../../components/Confirm';
import { PageFrame } from '../../../components/PageFrame';
import { shortcutsOn, setShortcutsOn } from '../../../components/shortcuts';
import { useProblemText } from '../../../components/useProblemText';
import { saveSettings, signOutEverywhere, useMe } from '../api/session';
import { PasswordForm } from '../components/PasswordForm';
import classes from './Settings.module.css';

export function Settings() {
  const { t } = useTranslation();
  const me = useMe();
  const problemText = useProblemText();
  const [keysOn, setKeysOn] = useState(shortcutsOn());
  const [leaving, setLeaving] = useState(false);
  const save = (change: { language?: 'id' | 'en'; theme?: string }) => {
    saveSettings(change).catch((error: unknown) => notifications.show({ color: 'red', message: problemText(error) }));
  };
  return (
    <PageFrame title={t('settings.title')} narrow>
      <Card>
      <Section title={t('settings.you')} about={`${me.userName} · ${t(`people.role.${me.role}`)}`}>
        <div>
          <Text fw={600}>{me.firstName}</Text>
          <Text size="sm" c="dimmed">{t('settings.nameHint')}</Text>
        </div>
      </Section>
      <Section title={t('settings.appearance')} about={t('settings.appearanceHint')}>
        <div>
          <Text size="sm" fw={500} mb={6}>{t('settings.language')}</Text>
          <SegmentedControl
            value={me.language} aria-label={t('settings.language')} onChange={(value) => save({ language: value as 'id' | 'en' })}
            data={[{ value: 'id', label: 'Bahasa Indonesia' }, { value: 'en', label: 'English' }]}
          />
        </div>
        <div>
          <Text size="sm" fw={500} mb={6}>{t('settings.theme')}</Text>
          <SegmentedControl
            value={me.theme} aria-label={t('settings.theme')} onChange={(value) => save({ theme: value })}
            data={['auto', 'light', 'dark'].map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
          />
        </div>
        <Switch
          label={t('settings.shortcuts')} description={t('settings.shortcutsHint')} checked={keysOn}
          onChange={(e) => { setShortcutsOn(e.currentTarget.checked); setKeysOn(e.currentTarget.checked); }}
        />
      </Section>
      <Section title={t('settings.password')} about={t('settings.passwordHint')}>
        <PasswordForm done={() => notifications.show({ color: 'green', message: t('session.changed') })} />
      </Section>
      <Section title={t('settings.devices')} about={t('settings.devicesHint')}>
        <div><Button variant="default" onClick={() => setLeaving(true)}>{t('settings.everywhere')}</Button></div>
      </Section>
      </Card>
      <Confirm
        opened={leaving} close={() => setLeaving(false)} title={t('settings.everywhere')} text={t('settings.everywhereText')} action={t('settings.everywhere')}
        run={async () => { await signOutEverywhere(); window.location.assign('/desk/sign-in'); }} danger
      />
    </PageFrame>
  );
}

function Section({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <div>
        <Title order={2}>{title}</Title>
        <Text size="sm" c="dimmed">{about}</Text>
      </div>
      <Stack gap="lg">{children}</Stack>
    </section>
  );
}
