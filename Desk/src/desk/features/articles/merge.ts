import type { Article } from '../../api/types';

/** A part of an article that can be kept or replaced on its own: `tags`, `validFrom` … or `title/en`, `answer/id`, `questions/ms`. */
export type Difference = { place: string; theirs: string; mine: string; changedBy: 'theirs' | 'mine' | 'both' };

const parts = ['title', 'answer', 'questions'] as const;

/** The parts in which two versions differ, with who changed each since the version that both began from. */
export function differences(base: Article, theirs: Article, mine: Article): Difference[] {
  return places(base, theirs, mine).flatMap((place) => {
    const [was, other, own] = [base, theirs, mine].map((article) => shown(article, place)) as [string, string, string];
    if (other === own) return [];
    return [{ place, theirs: other, mine: own, changedBy: other === was ? 'mine' as const : own === was ? 'theirs' as const : 'both' as const }];
  });
}

/** `mine` with the named parts as in `theirs`. A language that keeps no part is left out. */
export function merged(theirs: Article, mine: Article, fromTheirs: ReadonlySet<string>): Article {
  const pick = (place: string) => (fromTheirs.has(place) ? theirs : mine);
  const languages = [...new Set([...Object.keys(theirs.texts), ...Object.keys(mine.texts)])];
  const texts = Object.fromEntries(languages.flatMap((language) => {
    const text = {
      title: pick(`title/${language}`).texts[language]?.title ?? '',
      answer: pick(`answer/${language}`).texts[language]?.answer ?? '',
      questions: pick(`questions/${language}`).texts[language]?.questions ?? [],
    };
    return text.title || text.answer || text.questions.length > 0 ? [[language, text]] : [];
  }));
  return {
    id: mine.id,
    tags: pick('tags').tags,
    followUps: pick('follow-ups').followUps,
    validFrom: pick('valid-from').validFrom,
    validUntil: pick('valid-until').validUntil,
    texts,
  };
}

/** Whether two articles say the same. */
export const same = (a: Article, b: Article): boolean => places(a, b, a).every((place) => shown(a, place) === shown(b, place));

function places(...articles: Article[]): string[] {
  const languages = [...new Set(articles.flatMap((article) => Object.keys(article.texts)))].toSorted();
  return [...languages.flatMap((language) => parts.map((part) => `${part}/${language}`)), 'tags', 'follow-ups', 'valid-from', 'valid-until'];
}

function shown(article: Article, place: string): string {
  const [part, language = ''] = place.split('/');
  const text = article.texts[language];
  switch (part) {
    case 'title': return text?.title ?? '';
    case 'answer': return text?.answer ?? '';
    case 'questions': return (text?.questions ?? []).join('\n');
    case 'tags': return article.tags.join(', ');
    case 'follow-ups': return article.followUps.join(', ');
    case 'valid-from': return instant(article.validFrom);
    default: return instant(article.validUntil);
  }
}

const instant = (at: string | null) => (at ? new Date(at).toISOString() : '');
