import { Alert, Badge, Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/problem';
import type { ArticleFault, ReleaseDraft } from '../../../api/types';
import { Card } from '../../../components/Card';
import { ErrorState } from '../../../components/ErrorState';
import { DoneIcon, ReleasesIcon } from '../../../components/icons';
import { Lines } from '../../../components/Lines';
import { useProblemText } from '../../../components/useProblemText';
import { draftOfBrand } from '../../../storage/brand';
import { useDraft } from '../../../storage/drafts';
import { publish, useReleaseDraft } from '../api/releases';
import classes from './DraftCard.module.css';

const kinds = [['added', 'green'], ['changed', 'orange'], ['deleted', 'red']] as const;

/** What would change for customers if the articles were published now, and the button that does it. */
export function DraftCard() {
  const { t } = useTranslation();
  const draft = useReleaseDraft(true);
  if (draft.isPending) return <Card title={t('draft.title')}><Lines count={3} height={36} /></Card>;
  if (draft.isError) return <Card title={t('draft.title')}><ErrorState error={draft.error} retry={() => void draft.refetch()} /></Card>;
  const count = kinds.reduce((sum, [kind]) => sum + draft.data[kind].length, draft.data.wordsChanged ? 1 : 0);
  if (count === 0 && draft.data.faults.length === 0) {
    return <Card><p className={classes.same}><DoneIcon size={20} aria-hidden="true" />{t('draft.nothing')}</p></Card>;
  }
  return <Card title={t('draft.title')} aside={<Badge color="iris">{t('draft.count', { count })}</Badge>}><Changes draft={draft.data} /></Card>;
}

function Changes({ draft }: { draft: ReleaseDraft }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [note, setNote] = useDraft(draftOfBrand('release.note'), '');
  const [refused, setRefused] = useState<ArticleFault[]>([]);
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const errors = [...draft.faults, ...refused].filter((each) => each.severity !== 'warning');
  const warnings = draft.faults.filter((each) => each.severity === 'warning');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFault(undefined);
    setRefused([]);
    try {
      const release = await publish(note.trim());
      setNote('');
      notifications.show({ color: 'green', message: t('draft.published', { number: release.number }) });
    } catch (error) {
      const faults = error instanceof Problem ? error.member<ArticleFault[]>('faults') : undefined;
      if (faults) setRefused(faults);
      else setFault(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div className={classes.groups}>
        {kinds.filter(([kind]) => draft[kind].length > 0).map(([kind, color]) => (
          <section key={kind}>
            <h3 className={classes.heading}><Badge color={color}>{t(`draft.${kind}`)}</Badge><span className="numbers">{draft[kind].length}</span></h3>
            <ul className={classes.list}>
              {draft[kind].map((article) => (
                <li key={article.id}>{kind === 'deleted' ? article.title : <Link to="/articles/$articleId" params={{ articleId: article.id }}>{article.title}</Link>}</li>
              ))}
            </ul>
          </section>
        ))}
        {draft.wordsChanged && <section><h3 className={classes.heading}><Badge color="orange">{t('draft.changed')}</Badge><Link to="/words">{t('words.title')}</Link></h3></section>}
      </div>
      <FaultList faults={errors} color="red" title={t('draft.faults', { count: errors.length })} />
      <FaultList faults={warnings} color="yellow" title={t('draft.warnings', { count: warnings.length })} />
      {fault && <Alert color="red" role="alert" mt="md" p="sm">{fault}</Alert>}
      <form onSubmit={submit} className={classes.publish}>
        <TextInput flex={1} label={t('draft.note')} placeholder={t('draft.noteHint')} maxLength={500} value={note} onChange={(e) => setNote(e.currentTarget.value)} />
        <Button type="submit" loading={busy} disabled={errors.length > 0} leftSection={<ReleasesIcon size={16} aria-hidden="true" />}>{t('draft.publish')}</Button>
      </form>
    </>
  );
}

function FaultList({ faults, color, title }: { faults: ArticleFault[]; color: string; title: string }) {
  if (faults.length === 0) return null;
  return (
    <Alert color={color} title={title} mt="md">
      <ul className={classes.list}>
        {faults.map((fault, i) => (
          <li key={i}>
            {fault.articleId && <><Link to="/articles/$articleId" params={{ articleId: fault.articleId }}>{fault.articleId}</Link>: </>}{fault.what} → {fault.allowed}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
