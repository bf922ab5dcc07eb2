import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Canned } from '../../../api/types';
import classes from './CannedList.module.css';

/** The canned replies that fit what was typed after `/`. The keyboard stays in the text. */
export function CannedList({ id, replies, loading, picked, pick }: { id: string; replies: Canned[]; loading: boolean; picked: number; pick: (text: string) => void }) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[picked]?.scrollIntoView({ block: 'nearest' });
  }, [picked]);
  if (replies.length === 0) return <div className={classes.list}><p className={classes.none}>{loading ? t('loading') : t('composer.noCanned')}</p></div>;
  return (
    <ul ref={list} id={id} role="listbox" aria-label={t('composer.canned')} className={classes.list}>
      {replies.map((reply, i) => (
        <li
          key={reply.id} id={`${id}-${reply.id}`} role="option" aria-selected={i === picked} className={classes.option}
          onMouseDown={(e) => { e.preventDefault(); pick(reply.text); }}
        >
          <span className={classes.shortcut}>/{reply.shortcut}</span>
          <span className={classes.text}>{reply.text}</span>
          <span className={classes.language}>{reply.language.toUpperCase()}</span>
        </li>
      ))}
    </ul>
  );
}
