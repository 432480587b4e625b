import type { Language } from '@fulcrum/contract';
import type { ReadMail } from './read-mail.ts';

/** The language that somebody writes: Chinese where there are Chinese characters, English where there are other words, else that of the installation. */
export function languageOf({ subject, text, from }: Pick<ReadMail, 'subject' | 'text' | 'from'>, otherwise: Language): Language {
  const said = `${subject}\n${text}`;
  if (/\p{Script=Han}/u.test(said)) return 'zh';
  if (/\p{L}{3}/u.test(said)) return 'en';
  return from && /\p{Script=Han}/u.test(from.name) ? 'zh' : otherwise;
}
