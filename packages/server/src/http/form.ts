import { readFileSync } from 'node:fs';
import type { FormPage } from '@fulcrum/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ANONYMOUS, type Ctx, type Door } from '../access/index.ts';
import { Fault } from '../kernel/fault.ts';
import { newId } from '../kernel/ids.ts';
import { anonymousPage, FEW_A_MINUTE } from './anonymous-page.ts';
import type { CallerParts } from './caller.ts';
import { formPage, noFormPage, type Typed } from './form-page.ts';

interface Asked {
  Params: { slug: string };
  Querystring: { embedded?: string; q?: string };
  Body: URLSearchParams | undefined;
}
const BODY_LIMIT = 200_000;
const MINUTE_MS = 60_000;
/** Articles are asked for at each pause of typing. */
const AS_ONE_TYPES = { rateLimit: { max: 120, timeWindow: MINUTE_MS, allowList: [] } };
const FIELDS = ['name', 'email', 'phone', 'company', 'subject', 'text'] as const;

const typedIn = (body: URLSearchParams): Typed => Object.fromEntries(FIELDS.map((name) => [name, body.get(name)?.trim() ?? '']));

/** Whoever may show it within theirs: nobody, or the origins that the form names. */
function framed(reply: FastifyReply, embedded: boolean, { origins }: FormPage): void {
  if (!embedded || !origins.length) return;
  const policy = String(reply.getHeader('content-security-policy'));
  reply
    .removeHeader('x-frame-options')
    .header('content-security-policy', policy.replace(/frame-ancestors [^;]*/, `frame-ancestors ${origins.join(' ')}`));
}

async function show(door: Door, ctx: Ctx, { params: { slug }, query, body }: FastifyRequest<Asked>, reply: FastifyReply): Promise<string> {
  const page = (await door.dispatch('formPages.get', ctx, { slug })) as FormPage;
  const language = page.languages.includes(ctx.language) ? ctx.language : (page.languages[0] ?? ctx.language);
  const embedded = query.embedded === '1';
  framed(reply, embedded, page);
  if (!body) return formPage({ page, language, embedded, key: newId(), typed: {}, state: 'open' });
  const typed = typedIn(body);
  const key = body.get('key') ?? '';
  const sent = {
    slug,
    key,
    channel: embedded ? 'widget' : 'form',
    agreed: body.has('agreed'),
    website: body.get('website') ?? '',
    ...typed,
  };
  try {
    const { number } = (await door.dispatch('formPages.send', { ...ctx, language }, sent)) as { number: number | null };
    return formPage({ page, language, embedded, key, typed: {}, state: { number } });
  } catch (error) {
    if (!(error instanceof Fault) || (error.kind !== 'invalid' && error.kind !== 'limit')) throw error;
    reply.code(error.status);
    return formPage({ page, language, embedded, key, typed, state: error.kind === 'limit' ? 'many' : 'wrong' });
  }
}

const script = (name: string): string => readFileSync(new URL(`./browser/${name}.js`, import.meta.url), 'utf8');

/** Forms on pages of ours, the two scripts that go with them, and the articles that may answer what is typed. */
export async function formRoutes(app: FastifyInstance, door: Door, parts: CallerParts): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_request, body, done) =>
      done(null, new URLSearchParams(String(body))),
    );
    const answer = (request: FastifyRequest<Asked>, reply: FastifyReply) =>
      anonymousPage(parts, request, reply, { show: (ctx) => show(door, ctx, request, reply), none: noFormPage });
    scope.get('/f/:slug', { config: FEW_A_MINUTE }, answer);
    scope.post('/f/:slug', { config: FEW_A_MINUTE }, answer);
    scope.get<Asked>('/f/:slug/articles', { config: AS_ONE_TYPES }, async ({ params, query, ip, id }, reply) => {
      const ctx = await parts.callCtx({
        actor: ANONYMOUS,
        origin: { via: 'web', requestId: id, address: ip, agent: null },
        language: null,
      });
      return reply
        .header('cache-control', 'no-store')
        .send(await door.dispatch('formPages.suggest', ctx, { slug: params.slug, q: query.q ?? '' }));
    });
    for (const name of ['form', 'widget'] as const) {
      const text = script(name);
      scope.get(`/${name}.js`, (_request, reply) =>
        reply
          .type('text/javascript; charset=utf-8')
          .header('cache-control', 'public, max-age=3600')
          // A product of the customer's loads it from its own pages.
          .header('cross-origin-resource-policy', 'cross-origin')
          .send(text),
      );
    }
  });
}
