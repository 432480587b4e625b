import type { RequestForm } from '@fulcrum/contract';
import { ANONYMOUS, type Ctx, type Handlers, SYSTEM, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { serviceClassOf } from '../benefits/index.ts';
import { noteThread, writerOf } from '../inbound-mail/index.ts';
import { articlesHandlers } from '../knowledge/index.ts';
import { portalRules, requireFewSearches } from '../portal/index.ts';
import { takeIn } from '../requests/index.ts';
import { requireFewSent } from './few-sent.ts';
import { numberOf, openedBy, openForm } from './forms.sql.ts';

type Pages = Handlers<'formPages'>;
type Sent = Parameters<Pages['send']>[1];
const MOST_ARTICLES = 4;

async function opened(ctx: Ctx, slug: string): Promise<RequestForm> {
  const form = await openForm(ctx.db, slug);
  if (!form) throw notFound('request_form');
  return form;
}

/** What the form asks for and was not said. */
function requireAsked({ phone, company, consent }: RequestForm, said: Sent): void {
  const missing = [
    ...(phone === 'required' && !said.phone ? ['phone'] : []),
    ...(company === 'required' && !said.company ? ['company'] : []),
    ...(consent && !said.agreed ? ['agreed'] : []),
  ];
  if (missing.length)
    throw new Fault(
      'invalid',
      'input.invalid',
      { count: missing.length },
      missing.map((field) => ({ path: [field], code: 'missing', message: field })),
    );
}

const WORDS = { zh: { company: '公司', phone: '电话' }, en: { company: 'Company', phone: 'Phone' } };
/** What was written, and below it how else to reach who wrote, for the desk to read. */
function textOf(ctx: Ctx, { text, company, phone, email }: Sent): string {
  const words = WORDS[ctx.organisation?.language ?? 'zh'];
  const facts = [...(company ? [`${words.company}：${company}`] : []), ...(phone ? [`${words.phone}：${phone}`] : []), email.toLowerCase()];
  return `${text}\n\n${facts.join('\n')}`;
}

/** Opens a request of a form. Whose it is follows from the address as for mail; whoever wrote reads nothing of it but what is mailed there. */
async function take(ctx: WriteCtx, form: RequestForm, said: Sent): Promise<number> {
  const messageId = `form:${said.key}`;
  const before = await openedBy(ctx.db, messageId);
  if (before !== undefined) return before;
  await requireFewSent(ctx);
  const email = said.email.toLowerCase();
  const writer = await writerOf(ctx.db, email, ctx.today);
  const { requestId } = await takeIn({ ...ctx, actor: SYSTEM }, serviceClassOf, {
    ...{ requestId: null, channel: said.channel, kind: form.kind, severity: 'normal', code: null, productId: form.productId },
    ...{ accountId: writer?.accountId ?? null, contactId: writer?.contactId ?? null },
    ...{ subject: said.subject, text: textOf(ctx, said), authorName: said.name, messageId },
  });
  await noteThread(ctx.db, { messageId, requestId, address: email, mailboxId: null, now: ctx.now });
  return numberOf(ctx.db, requestId);
}

export const formPagesHandlers: Pages = {
  async get(ctx, { slug }) {
    const { languages, title, intro, consent, phone, company, suggests, origins } = await opened(ctx, slug);
    return { organisation: ctx.organisation?.name ?? null, slug, languages, title, intro, consent, phone, company, suggests, origins };
  },

  async suggest(ctx, { slug, q }) {
    const { suggests } = await opened(ctx, slug);
    if (!suggests) return { items: [] };
    const as = { ...ctx, actor: ANONYMOUS };
    requireFewSearches(as);
    const { items } = await articlesHandlers.suggest(as, { q, limit: MOST_ARTICLES });
    const { publicHelp } = await portalRules(ctx.db);
    return {
      items: items.map(({ id, origin, title, language }) => ({
        title,
        language,
        path: publicHelp && origin === 'article' ? `/portal/articles/${id}?language=${language}` : null,
      })),
    };
  },

  async send(ctx, said) {
    const form = await opened(ctx, said.slug);
    // A program is told nothing, so that it learns nothing.
    const isProgram = said.website !== '';
    if (!isProgram) requireAsked(form, said);
    const number = isProgram ? null : await take(ctx, form, said);
    await ctx.record({ action: isProgram ? 'request_form.trap' : 'request_form.send', entity: 'request_form', entityId: form.id });
    return { number };
  },
};
