import type { Both, Certificate, Language } from '@fulcrum/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ANONYMOUS, type Door } from '../access/index.ts';
import { Fault } from '../kernel/fault.ts';
import type { CallerParts } from './caller.ts';
import { languageOf } from './language.ts';
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
const MINUTE_MS = 60_000;

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

interface Asked {
  Params: { number: string };
  Querystring: { lang?: string };
}
/** The page at which anybody checks a certificate by its number. Nobody is signed in here, whoever's browser it is. */
export async function certificateRoutes(app: FastifyInstance, door: Door, parts: CallerParts): Promise<void> {
  const answer = async (request: FastifyRequest<Asked>, reply: FastifyReply) => {
    const { lang } = request.query;
    const asked = lang === 'zh' || lang === 'en' ? lang : languageOf(request.headers['accept-language']);
    const origin = { via: 'web', requestId: request.id, address: request.ip, agent: request.headers['user-agent'] ?? null } as const;
    const ctx = await parts.callCtx({ actor: ANONYMOUS, origin, language: asked });
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').header('x-robots-tag', 'noindex');
    try {
      const checked = (await door.dispatch('certificates.check', ctx, { number: request.params.number })) as Checked;
      return certificatePage(checked, ctx.language);
    } catch (error) {
      if (!(error instanceof Fault) || error.kind === 'bug') throw error;
      return reply.code(error.status).send(certificatePage(null, ctx.language));
    }
  };
  app.get('/certificates/:number', { config: { rateLimit: { max: 30, timeWindow: MINUTE_MS, allowList: [] } } }, answer);
}
