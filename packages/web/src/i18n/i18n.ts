import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Texts } from './texts.ts';
import type { zh } from './zh/index.ts';

export type Language = 'zh' | 'en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    // Keys alone: the texts as literals make the checker give up on the larger pages.
    resources: { translation: Texts<typeof zh> };
  }
}

// Each language is its own chunk: a reader downloads one.
const texts = {
  zh: () => import('./zh/index.ts').then((module) => module.zh),
  en: () => import('./en/index.ts').then((module) => module.en),
};

/** Starts the translations in `language`; resolves when its texts are there. */
export async function startI18n(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await texts[language]() } },
    interpolation: { escapeValue: false }, // React escapes
    react: { useSuspense: false },
    returnNull: false,
  });
}

/** Loads the texts of `language` if needed and shows every text in it. */
export async function changeLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await texts[language]());
  }
  await i18next.changeLanguage(language);
}
