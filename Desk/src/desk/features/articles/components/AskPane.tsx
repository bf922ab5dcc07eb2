import { Alert, Badge, Button, Progress, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asked } from '../../../api/types';
import { Card } from '../../../components/Card';
import { Markdown } from '../../../components/Markdown';
import { useProblemText } from '../../../components/useProblemText';
import { percent } from '../../../time/format';
import { ask } from '../api/articles';
import classes from './AskPane.module.css';

const colors: Record<string, string> = { answer: 'green', clarify: 'orange', decline: 'gray' };

/** Asks the articles as they stand on the desk, published or not, as a customer would. */
export function AskPane() {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<Asked>();
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return;
    setBusy(true);
    setFault(undefined);
    try {
      setAsked(await ask(text.trim(), null));
    } catch (error) {
      setFault(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card title={t('ask.title')}>
      <form onSubmit={submit}>
        <Textarea
          aria-label={t('ask.label')} placeholder={t('ask.placeholder')} autosize minRows={2} maxRows={6} maxLength={1000}
          value={text} onChange={(e) => setText(e.currentTarget.value)}
          onKeyDown={(e) => { if (e.key === 'Enter' && !e.shiftKey) void submit(e); }}
        />
        <Button type="submit" variant="light" fullWidth mt="xs" loading={busy} disabled={!text.trim()}>{t('ask.ask')}</Button>
      </form>
      <div role="status">
        {fault && <Alert color="red" mt="md" p="sm">{fault}</Alert>}
        {!asked && !fault && <p className={classes.hint}>{t('ask.hint')}</p>}
        {asked && !fault && (
          <div className={classes.result}>
            <div className={classes.decision}>
              <Badge color={colors[asked.decision] ?? 'gray'}>{t(`thought.decision.${asked.decision}`, { defaultValue: asked.decision })}</Badge>
              <span className="numbers">{t('ask.any', { share: percent(asked.anyProbability) })}</span>
            </div>
            {asked.answer && <div className={classes.answer}><Markdown text={asked.answer} /></div>}
            <ol className={classes.ranked}>
              {asked.ranked.slice(0, 5).map((each) => (
                <li key={each.articleId}>
                  <div className={classes.score}>
                    <Link to="/articles/$articleId" params={{ articleId: each.articleId }}>{each.title}</Link><span className="numbers">{percent(each.probability)}</span>
                  </div>
                  <Progress value={each.probability * 100} size={4} aria-label={`${each.title}: ${percent(each.probability)}`} />
                  {each.example && <p className={classes.example}>{t('thought.like', { example: each.example })}</p>}
                </li>
              ))}
            </ol>
          </div>
        )}
      </div>
    </Card>
  );
}
