import type { Both, Certificate, Language } from '@fulcrum/contract';
import type { FastifyInstance } from 'fastify';
import type { Door } from '../access/index.ts';
import { anonymousPage, FEW_A_MINUTE } from './anonymous-page.ts';
import type { CallerParts } from './caller.ts';
import { document, safe } from './survey-page.ts';

type Checked = Pick<Certificate, 'number' | 'issuedOn' | 'validUntil' | 'state'> & { courseTitle: Both; organisation: string | null };
const WORDS = {
  zh: {
    title: '证书查验',
    state: { valid: '证书有效', expired: '证书已过期', revoked: '证书已撤销' },
    none: '没有这个编号的证书，请核对。',
    course: '课程',
    issued: '发证日期',
    until: '有效期至',
    forGood: '长期有效',
    other: 'English',
  },
  en: {
    title: 'Certificate check',
    state: { valid: 'The certificate is valid', expired: 'The certificate has expired', revoked: 'The certificate was revoked' },
    none: 'There is no certificate of this number: compare it.',
    course: 'Course',
    issued: 'Issued on',
    until: 'Valid until',
    forGood: 'For good',
    other: '中文',
  },
} as const;

/** What the page of a number says: whether it holds, of which course, until when. Whose it is stands on the paper alone. */
function certificatePage(checked: Checked | null, language: Language): string {
  const words = WORDS[language];
  const other = language === 'zh' ? 'en' : 'zh';
  const foot = `<footer><a href="?lang=${other}" lang="${other}">${words.other}</a></footer>`;
  if (!checked) return document(words.title, `<h1>${words.title}</h1><p role="alert">${words.none}</p>${foot}`, language);
  const { organisation, number, state, courseTitle, issuedOn, validUntil } = checked;
  const facts = [
    [words.course, courseTitle[language]],
    [words.issued, issuedOn],
    [words.until, validUntil ?? words.forGood],
  ].map(([name, value]) => `<p>${name}: <b>${safe(value ?? '')}</b></p>`);
  return document(
    words.title,
    `<p class="from">${safe(organisation ?? '')}</p><h1 role="status">${words.state[state]}</h1><p>${safe(number)}</p>${facts.join('')}${foot}`,
    language,
  );
}

/** The page at which anybody checks a certificate by its number. */
export async function certificateRoutes(app: FastifyInstance, door: Door, parts: CallerParts): Promise<void> {
  app.get<{ Params: { number: string } }>('/certificates/:number', { config: FEW_A_MINUTE }, (request, reply) =>
    anonymousPage(parts, request, reply, {
      show: async (ctx) => certificatePage((await door.dispatch('certificates.check', ctx, request.params)) as Checked, ctx.language),
      none: (language) => certificatePage(null, language),
    }),
  );
}
