import { Badge, Progress } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, MessageRow } from '../../../api/types';
import { EmptyState } from '../../../components/EmptyState';
import { ThoughtIcon } from '../../../components/icons';
import { percent } from '../../../time/format';
import { ReasonBadge } from '../../queue/components/ReasonBadge';
import classes from './SidePanel.module.css';
import { Signals } from './Signals';

/** Why the bot gave the conversation up, and what it made of one message. */
export function Thoughts({ detail, row }: { detail: CaseDetail; row: MessageRow | undefined }) {
  const { t } = useTranslation();
  const { handoff } = detail;
  const notes = row?.notes;
  if (!handoff && !notes) return <EmptyState icon={ThoughtIcon} title={t('thought.none')} text={t('thought.noneHint')} />;
  const language = notes?.language ?? detail.language;
  return (
    <>
      {handoff && (
        <Section title={t('thought.handedOver')}>
          {detail.reason && <ReasonBadge reason={detail.reason} />}
          {detail.reason && <p className={classes.dim}>{t(`thought.why.${detail.reason}`)}</p>}
          {handoff.articleTitle && <p className={classes.dim}>{t('thought.lastArticle', { title: handoff.articleTitle })}</p>}
          {handoff.signals.length > 0 && !notes?.angerSignals?.length && <Signals signals={handoff.signals} />}
        </Section>
      )}
      {handoff?.question && <Section title={t('thought.openQuestion')}><p className={classes.quote}>{handoff.question}</p></Section>}
      {row && notes && (
        <>
          {row.text && <Section title={t('thought.message')}><p className={classes.quote}>{row.text}</p></Section>}
          <Section title={t('thought.understood')}>
            <dl className={classes.facts}>
              {notes.decision && <><dt>{t('thought.decided')}</dt><dd>{t(`thought.decision.${notes.decision}`, { defaultValue: notes.decision })}</dd></>}
              {notes.kind && <><dt>{t('thought.kindLabel')}</dt><dd>{t(`thought.kind.${notes.kind}`, { defaultValue: notes.kind })}</dd></>}
              {language && <><dt>{t('thought.language')}</dt><dd>{t(`language.${language}`, { defaultValue: language })}</dd></>}
              {notes.anyProbability !== null && <><dt>{t('thought.known')}</dt><dd className="numbers">{percent(notes.anyProbability)}</dd></>}
            </dl>
          </Section>
          {notes.ranked && notes.ranked.length > 0 && (
            <Section title={t('thought.articles')}>
              <ol className={classes.ranked}>
                {notes.ranked.slice(0, 3).map((each) => (
                  <li key={each.articleId}>
                    <div className={classes.score}>
                      <span>{each.title}{notes.answeredArticle === each.articleId && <> <Badge size="sm" color="green">{t('thought.answered')}</Badge></>}</span>
                      <span className="numbers">{percent(each.probability)}</span>
                    </div>
                    <Progress value={each.probability * 100} size={5} aria-label={`${each.title}: ${percent(each.probability)}`} />
                    {each.example && <p className={classes.dim}>{t('thought.like', { example: each.example })}</p>}
                  </li>
                ))}
              </ol>
            </Section>
          )}
          {notes.anger !== null && (
            <Section title={t('thought.mood')}>
              <div className={classes.score}><span>{t(notes.anger >= 0.6 ? 'thought.angry' : notes.anger >= 0.25 ? 'thought.tense' : 'thought.calm')}</span><span className="numbers">{percent(notes.anger)}</span></div>
              <Progress value={notes.anger * 100} size={5} color={notes.anger >= 0.6 ? 'red.7' : notes.anger >= 0.25 ? 'orange.6' : 'teal.6'} aria-label={`${t('thought.mood')}: ${percent(notes.anger)}`} />
              <Signals signals={notes.angerSignals ?? []} />
            </Section>
          )}
        </>
      )}
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return <section className={classes.section} aria-labelledby={id}><h3 id={id} className={classes.heading}>{title}</h3>{children}</section>;
}
