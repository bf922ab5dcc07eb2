import { fill, type Language } from './language';
import en from './locales/en.json';
import id from './locales/id.json';
import ms from './locales/ms.json';

export { languages, localeOf, preferredLanguage, type Language } from './language';

export type WordKey = keyof typeof id;

const words: Record<Language, Record<WordKey, string>> = { id, en, ms };

/** The page's words in one language; `{placeholders}` are filled from `values`. */
export type Say = (key: WordKey, values?: Record<string, string | number>) => string;

export function sayIn(language: Language): Say {
  return (key, values = {}) => fill(words[language][key], values);
}
