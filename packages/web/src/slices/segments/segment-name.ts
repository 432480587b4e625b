import type { Language } from '../../i18n/i18n.ts';

/** A segment, tag or list by the name for the reader's language; the one name where there is but one. */
export const segmentName = ({ name, nameEn }: { name: string; nameEn: string | null }, language: Language): string =>
  language === 'en' ? (nameEn ?? name) : name;
