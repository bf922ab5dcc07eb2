import { useCallback, useMemo, useState } from 'react';
import { Problem } from '../../api/problem';
import type { Article, ArticleFault, Tagged } from '../../api/types';
import { draftOfBrand } from '../../storage/brand';
import { readDraft, writeDraft } from '../../storage/drafts';
import { readArticle, saveArticle } from './api/articles';
import { localFaults } from './faults';
import { same } from './merge';

type Edited = { base: Article; tag: string | null; value: Article };

export const emptyArticle: Article = { id: '', tags: [], followUps: [], validFrom: null, validUntil: null, texts: { id: { title: '', answer: '', questions: [] } } };

/**
 * An article while it is edited. Unsaved changes are kept in the browser, with the version they began from: a reload,
 * an ended session or a stale save loses nothing.
 */
export function useArticleForm(name: string, stored: Tagged<Article> | null) {
  const [edited, setEdited] = useState<Edited | undefined>(() => readDraft<Edited>(draftOfBrand(`article.${name}`)));
  const [refused, setRefused] = useState<ArticleFault[]>([]);
  const [conflict, setConflict] = useState<Tagged<Article>>();
  const [tried, setTried] = useState(false);
  const from: Edited = useMemo(
    () => edited ?? { base: stored?.value ?? emptyArticle, tag: stored?.tag ?? null, value: stored?.value ?? emptyArticle },
    [edited, stored],
  );
  const isNew = from.tag === null;
  const dirty = !same(from.base, from.value) || from.base.id !== from.value.id;

  const keep = useCallback((next: Edited | undefined) => {
    writeDraft(draftOfBrand(`article.${name}`), next);
    setEdited(next);
  }, [name]);
  const set = (value: Article) => {
    keep(same(from.base, value) && value.id === from.base.id ? undefined : { ...from, value });
    setRefused([]);
  };
  const discard = () => {
    keep(undefined);
    setRefused([]);
    setTried(false);
  };

  /** Saves; the article as it is stored now, or undefined when something stood in the way (which is then shown). */
  const save = async (value = from.value, tag = from.tag): Promise<Article | undefined> => {
    setTried(true);
    const cleaned = clean(value);
    if (localFaults(cleaned, tag === null).length > 0) return undefined;
    try {
      const saved = await saveArticle(cleaned, tag);
      discard();
      setConflict(undefined);
      return saved.value;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const faults = error.member<ArticleFault[]>('faults');
      if (error.status === 422 && faults) setRefused(faults);
      else if ((error.status === 409 || error.status === 412) && tag !== null) setConflict(await readArticle(value.id));
      else throw error;
      return undefined;
    }
  };

  /** Goes on from the version that somebody else saved, with what was chosen of both. */
  const settle = (current: Tagged<Article>, value: Article) => {
    setConflict(undefined);
    keep({ base: current.value, tag: current.tag, value });
  };

  return {
    value: from.value, base: from.base, isNew, dirty, set, save, discard, settle,
    conflict, leaveConflict: () => setConflict(undefined),
    faults: tried ? localFaults(from.value, isNew) : [], refused,
  };
}

export type ArticleForm = ReturnType<typeof useArticleForm>;

function clean(article: Article): Article {
  const texts = Object.entries(article.texts).map(([language, text]) =>
    [language, { ...text, title: text.title.trim(), questions: text.questions.map((question) => question.trim()).filter(Boolean) }] as const);
  return { ...article, id: article.id.trim(), texts: Object.fromEntries(texts) };
}
