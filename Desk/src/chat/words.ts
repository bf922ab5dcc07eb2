import en from './locales/en.json';
import id from './locales/id.json';
import ms from './locales/ms.json';

export type Language = 'id' | 'en' | 'ms';
export type WordKey = keyof typeof id;

const words: Record<Language, Record<WordKey, string>> = { id, en, ms };

export const languages: readonly { code: Language; name: string; locale: string }[] = [
  { code: 'id', name: 'Bahasa Indonesia', locale: 'id-ID' },
  { code: 'en', name: 'English', locale: 'en-GB' },
  { code: 'ms', name: 'Bahasa Melayu', locale: 'ms-MY' },
];

/** The page's words in one language; `{placeholders}` are filled from `values`. */
export type Say = (key: WordKey, values?: Record<string, string | number>) => string;

export function sayIn(language: Language): Say {
  return (key, values = {}) => words[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The first of the browser's languages that the page speaks; Indonesian if none is. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    // `in` is the old code of Indonesian; Android still sends it.
    const code = tag.toLowerCase().split(/[-_]/)[0]?.replace(/^in$/, 'id');
    const known = languages.find((language) => language.code === code);
    if (known) return known.code;
  }
  return 'id';
}

export function localeOf(language: Language): string {
  return languages.find((known) => known.code === language)?.locale ?? 'id-ID';
}
