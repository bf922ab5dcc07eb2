import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readDevice, writeDevice } from './storage/device';

export type Language = 'id' | 'en';

const files = { id: () => import('./locales/id.json'), en: () => import('./locales/en.json') };

/** The language chosen on this device, else the browser's if it is English, else Indonesian. */
export function firstLanguage(): Language {
  const chosen = readDevice('language');
  if (chosen === 'id' || chosen === 'en') return chosen;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'id';
}

export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'none', fallbackLng: false, resources: {}, keySeparator: '.', interpolation: { escapeValue: false }, react: { useSuspense: false },
  });
  await showLanguage(firstLanguage());
}

export async function showLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await files[language]()).default);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  writeDevice('language', language);
}
