export type Language = 'id' | 'en' | 'ms';

export const languages: readonly { code: Language; name: string; locale: string }[] = [
  { code: 'id', name: 'Bahasa Indonesia', locale: 'id-ID' },
  { code: 'en', name: 'English', locale: 'en-GB' },
  { code: 'ms', name: 'Bahasa Melayu', locale: 'ms-MY' },
];

/** The first of the wanted languages that we speak; Indonesian if none is. */
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

/** Fills the `{placeholders}` of a sentence from `values`. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
