import { fill, preferredLanguage, type Language } from '../chat/language';
import en from './locales/en.json';
import id from './locales/id.json';
import ms from './locales/ms.json';

export type WidgetWord = keyof typeof id;
export type WidgetSay = (key: WidgetWord, values?: Record<string, string | number>) => string;

const words: Record<Language, Record<WidgetWord, string>> = { id, en, ms };

/** The widget's own words in the first of the wanted languages that it speaks. */
export function widgetSay(wanted: readonly string[]): WidgetSay {
  const language = preferredLanguage(wanted);
  return (key, values = {}) => fill(words[language][key], values);
}
