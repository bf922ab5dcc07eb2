import { ActionIcon, Button, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CloseIcon, PlusIcon } from '../../../components/icons';
import type { HoursForm } from '../useHoursForm';
import { join, pastMidnight, split } from '../week';
import classes from './Intervals.module.css';

type Props = { intervals: string[]; change: (next: string[]) => void; place: string; name: string; form: HoursForm };

/** The open stretches of one day: from, until; as many as one likes. */
export function Intervals({ intervals, change, place, name, form }: Props) {
  const { t } = useTranslation();
  const fault = (i: number) => form.faults.find((each) => each.place === `${place}:${i}`);
  const add = () => {
    const last = intervals.at(-1);
    change([...intervals, last ? join({ opens: split(last).closes === '24:00' ? '' : split(last).closes, closes: '' }) : '08:00-17:00']);
  };
  const time = (value: string, label: string, wrong: boolean, set: (value: string) => void) => (
    <TextInput
      w={76} classNames={{ input: 'numbers' }} value={value} aria-label={`${name}: ${label}`} placeholder="00:00" inputMode="numeric" maxLength={5} error={wrong}
      onChange={(e) => set(e.currentTarget.value)} onBlur={(e) => set(tidy(e.currentTarget.value))}
    />
  );
  return (
    <div className={classes.day}>
      <div className={classes.intervals}>
        {intervals.length === 0 && <Text size="sm" c="dimmed" className={classes.closed}>{t('hours.closed')}</Text>}
        {intervals.map((written, i) => {
          const interval = split(written);
          const wrong = fault(i);
          const put = (part: Partial<typeof interval>) => change(intervals.toSpliced(i, 1, join({ ...interval, ...part })));
          return (
            <div key={i}>
              <div className={classes.interval}>
                {time(interval.opens, t('hours.opens'), Boolean(wrong), (opens) => put({ opens }))}
                <span aria-hidden="true">–</span>
                {time(interval.closes, t('hours.closes'), Boolean(wrong), (closes) => put({ closes }))}
                {pastMidnight(interval) && !wrong && <span className={classes.next}>{t('hours.nextDay')}</span>}
                <ActionIcon variant="subtle" color="gray" onClick={() => change(intervals.toSpliced(i, 1))} aria-label={`${name}: ${t('hours.removeInterval', { interval: written })}`}><CloseIcon size={16} /></ActionIcon>
              </div>
              {wrong && <Text c="var(--mantine-color-error)" size="xs" role="alert">{t(`hours.fault.${wrong.key}`, wrong.values ?? {})}</Text>}
            </div>
          );
        })}
      </div>
      <Button variant="subtle" size="compact-sm" leftSection={<PlusIcon size={13} aria-hidden="true" />} onClick={add} aria-label={`${name}: ${t('hours.add')}`}>{t('hours.add')}</Button>
    </div>
  );
}

/** `8`, `800`, `8.30` and `08:30` all mean what they look like. */
function tidy(text: string): string {
  const match = /^\s*(\d{1,2})\s*[:.]?\s*(\d{2})?\s*$/.exec(text);
  return match ? `${match[1]!.padStart(2, '0')}:${match[2] ?? '00'}` : text.trim();
}
