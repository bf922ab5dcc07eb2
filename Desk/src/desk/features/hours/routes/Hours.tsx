import { Alert, Button, Group, Modal, NativeSelect, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hours, Tagged } from '../../../api/types';
import { Card } from '../../../components/Card';
import { Columns } from '../../../components/Columns';
import { ErrorState } from '../../../components/ErrorState';
import { Fields } from '../../../components/Fields';
import { Lines } from '../../../components/Lines';
import { PageFrame } from '../../../components/PageFrame';
import { SaveBar } from '../../../components/SaveBar';
import { useProblemText } from '../../../components/useProblemText';
import { useMay } from '../../session/api/session';
import { useHours } from '../api/hours';
import { Exceptions } from '../components/Exceptions';
import { Preview } from '../components/Preview';
import { Week } from '../components/Week';
import { useHoursForm } from '../useHoursForm';
import { WeekSummary } from '../components/WeekSummary';
import classes from './Hours.module.css';

const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Asia/Kuala_Lumpur', 'Asia/Singapore', 'UTC'];

export function HoursPage() {
  const { t } = useTranslation();
  const hours = useHours();
  return (
    <PageFrame title={t('hours.title')} needs="hours.read">
      {hours.data ? <Editor stored={hours.data} /> : hours.isError ? <ErrorState error={hours.error} retry={() => void hours.refetch()} /> : <Lines count={7} height={48} />}
    </PageFrame>
  );
}

function Editor({ stored }: { stored: Tagged<Hours> }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const mayWrite = useMay('hours.write');
  const form = useHoursForm(stored);
  const [busy, setBusy] = useState(false);
  const save = async (tag?: string) => {
    setBusy(true);
    try {
      if (await form.save(tag)) notifications.show({ color: 'green', message: t('hours.saved') });
    } catch (error) {
      notifications.show({ color: 'red', message: problemText(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Columns aside={<Preview hours={form.value} usable={form.faults.length === 0} />}>
      <form onSubmit={(e) => { e.preventDefault(); void save(); }} noValidate>
        {form.refused.length > 0 && (
          <Alert color="red" role="alert" mb="md" title={t('hours.refused')}>{form.refused.map((fault, i) => <div key={i}>{fault.path}: “{fault.found}” → {fault.allowed}</div>)}</Alert>
        )}
        <Fields readOnly={!mayWrite}>
          <Card title={t('hours.week')} aside={(
            <NativeSelect
              size="xs" aria-label={t('hours.zone')} value={form.value.TimeZone} onChange={(e) => form.set({ ...form.value, TimeZone: e.currentTarget.value })}
              data={[...new Set([...zones, stored.value.TimeZone])]}
            />
          )}
          >
            <Week form={form} />
          </Card>
          <Card title={t('hours.exceptions')}><Exceptions form={form} /></Card>
        </Fields>
        {form.dirty && mayWrite && (
          <SaveBar
            status={form.faults.length > 0 ? t('hours.faults', { count: form.faults.length }) : t('articles.unsaved')}
            discard={form.discard} busy={busy} disabled={form.faults.length > 0}
          />
        )}
      </form>
      <Modal opened={form.conflict !== undefined} onClose={form.leaveConflict} size={820} title={t('conflict.title')} closeButtonProps={{ 'aria-label': t('close') }}>
        <Text size="sm" c="dimmed" mb="lg">{t('hours.conflictText')}</Text>
        <div className={classes.versions}>
          <section><h3 className={classes.version}>{t('conflict.theirs')}</h3>{form.conflict && <WeekSummary hours={form.conflict.value} other={form.value} />}</section>
          <section><h3 className={classes.version}>{t('conflict.mine')}</h3>{form.conflict && <WeekSummary hours={form.value} other={form.conflict.value} />}</section>
        </div>
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={() => { form.discard(); form.leaveConflict(); }}>{t('hours.takeTheirs')}</Button>
          <Button loading={busy} onClick={() => void save(form.conflict?.tag)}>{t('hours.keepMine')}</Button>
        </Group>
      </Modal>
    </Columns>
  );
}
