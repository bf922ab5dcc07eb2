import { useTranslation } from 'react-i18next';
import type { Hours } from '../../../api/types';
import { days } from '../week';
import classes from './Week.module.css';

/** Hours to read; what differs from `other` stands out. */
export function WeekSummary({ hours, other }: { hours: Hours; other: Hours }) {
  const { t } = useTranslation();
  const rows = [
    ...days.map((day) => [t(`day.${day}`), shown(hours.Weekly[day]), shown(other.Weekly[day])]),
    [t('hours.zone'), hours.TimeZone, other.TimeZone],
    [t('hours.exceptions'), exceptions(hours), exceptions(other)],
  ];
  function shown(intervals: string[] = []) {
    return intervals.join(', ') || t('hours.closed');
  }
  function exceptions(of: Hours) {
    return of.Exceptions.map((each) => `${each.Date}: ${shown(each.Intervals)}`).join('; ') || '–';
  }
  return (
    <dl className={classes.summary}>
      {rows.map(([name, value, elsewhere]) => (
        <div key={name} style={{ display: 'contents' }}><dt>{name}</dt><dd className="numbers" data-differs={value !== elsewhere || undefined}>{value}</dd></div>
      ))}
    </dl>
  );
}
