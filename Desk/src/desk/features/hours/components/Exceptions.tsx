import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Hours } from '../../../api/types';
import { PlusIcon, TrashIcon } from '../../../components/icons';
import type { HoursForm } from '../useHoursForm';
import { Intervals } from './Intervals';
import classes from './Week.module.css';

type Exception = Hours['Exceptions'][number];

/** Days that differ from the week: holidays, and days with other hours. */
export function Exceptions({ form }: { form: HoursForm }) {
  const { t } = useTranslation();
  const { value, set } = form;
  const put = (next: Exception[]) => set({ ...value, Exceptions: next });
  const change = (i: number, part: Partial<Exception>) => put(value.Exceptions.toSpliced(i, 1, { ...value.Exceptions[i]!, ...part }));
  return (
    <div>
      <p className={classes.hint}>{t('hours.exceptionsHint')}</p>
      {value.Exceptions.map((each, i) => {
        const wrong = form.faults.find((fault) => fault.place === `Exceptions:${i}:Date`);
        const name = each.Name || each.Date || t('hours.exceptionNumber', { number: i + 1 });
        return (
          <div key={i} className={classes.exception}>
            <TextInput type="date" aria-label={`${name}: ${t('hours.date')}`} value={each.Date} error={wrong && t(`hours.fault.${wrong.key}`)} onChange={(e) => change(i, { Date: e.currentTarget.value })} />
            <TextInput aria-label={`${name}: ${t('hours.name')}`} placeholder={t('hours.nameHint')} maxLength={80} value={each.Name ?? ''} onChange={(e) => change(i, { Name: e.currentTarget.value || null })} />
            <ActionIcon variant="subtle" color="gray" size={36} onClick={() => put(value.Exceptions.toSpliced(i, 1))} aria-label={`${name}: ${t('hours.removeException')}`}><TrashIcon size={17} /></ActionIcon>
            <div className={classes.stretches}><Intervals intervals={each.Intervals} change={(Intervals) => change(i, { Intervals })} place={`Exceptions:${i}:Intervals`} name={name} form={form} /></div>
          </div>
        );
      })}
      <Button mt="md" variant="default" size="xs" leftSection={<PlusIcon size={14} aria-hidden="true" />} onClick={() => put([...value.Exceptions, { Date: '', Name: null, Intervals: [] }])}>{t('hours.addException')}</Button>
    </div>
  );
}
