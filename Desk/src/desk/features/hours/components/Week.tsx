import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyIcon } from '../../../components/icons';
import { days, type Day } from '../week';
import type { HoursForm } from '../useHoursForm';
import { Intervals } from './Intervals';
import classes from './Week.module.css';

/** The seven days, each with its stretches of open time. */
export function Week({ form }: { form: HoursForm }) {
  const { t } = useTranslation();
  const { value, set } = form;
  const change = (day: Day, intervals: string[]) => set({ ...value, Weekly: { ...value.Weekly, [day]: intervals } });
  const toWorkdays = () => {
    const monday = value.Weekly['Monday'] ?? [];
    set({ ...value, Weekly: { ...value.Weekly, ...Object.fromEntries(days.slice(1, 5).map((day) => [day, [...monday]])) } });
  };
  return (
    <div>
      {days.map((day) => (
        <div key={day} className={classes.day}>
          <span className={classes.name}>{t(`day.${day}`)}</span>
          <Intervals intervals={value.Weekly[day] ?? []} change={(next) => change(day, next)} place={`Weekly:${day}`} name={t(`day.${day}`)} form={form} />
        </div>
      ))}
      <div className={classes.copy}><Button variant="subtle" color="gray" size="compact-sm" leftSection={<CopyIcon size={14} aria-hidden="true" />} onClick={toWorkdays}>{t('hours.toWorkdays')}</Button></div>
    </div>
  );
}
