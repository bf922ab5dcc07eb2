import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './SidePanel.module.css';

/** The words and marks that spoke for anger: `kind: words`, or only a kind. */
export function Signals({ signals }: { signals: readonly string[] }) {
  const { t } = useTranslation();
  if (signals.length === 0) return null;
  return (
    <div className={classes.chips} style={{ marginTop: 10 }}>
      {signals.map((signal) => {
        const [kind = '', ...words] = signal.split(': ');
        const name = t(`signal.${kind}`, { defaultValue: kind });
        return <Badge key={signal} color="red" variant="light">{words.length > 0 ? `“${words.join(': ')}” · ${name}` : name}</Badge>;
      })}
    </div>
  );
}
