import type { Article, ArticleFault } from '../../api/types';

export const languages = ['id', 'en', 'ms'] as const;

/** The words of faults that can be told in the reader's language: a key below `articles.fault`. */
export type LocalFault = { place: string; key: string };

const idForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What certainly keeps an article from being saved or published, seen without asking the server. */
export function localFaults(article: Article, isNew: boolean): LocalFault[] {
  const faults: LocalFault[] = [];
  const texts = Object.entries(article.texts);
  if (isNew && !idForm.test(article.id)) faults.push({ place: 'id', key: 'id' });
  if (texts.length === 0) faults.push({ place: 'languages', key: 'languages' });
  for (const [language, text] of texts) {
    if (!text.title.trim()) faults.push({ place: `title/${language}`, key: 'title' });
    if (!text.answer.trim()) faults.push({ place: `answer/${language}`, key: 'answer' });
    if (!text.questions.some((question) => question.trim())) faults.push({ place: `questions/${language}`, key: 'questions' });
  }
  if (article.validFrom && article.validUntil && article.validFrom >= article.validUntil) faults.push({ place: 'valid-until', key: 'validUntil' });
  return faults;
}

/** The server's faults of one place, as one text. */
export function serverText(faults: readonly ArticleFault[], place: string): string | undefined {
  const here = faults.filter((fault) => fault.place === place);
  return here.length > 0 ? here.map((fault) => `${fault.what}. ${fault.allowed}.`).join(' ') : undefined;
}

/** An id made of a title: small letters, digits and single hyphens. */
export function idFrom(title: string): string {
  return title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60).replace(/-+$/, '');
}
