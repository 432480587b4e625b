import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ANONYMOUS, type Door } from '../access/index.ts';
import { Fault } from '../kernel/fault.ts';
import type { CallerParts } from './caller.ts';
import { languageOf } from './language.ts';
import { type Told, unsubscribePage } from './unsubscribe-page.ts';

interface Asked {
  Params: { token: string };
  Querystring: { lang?: string };
}
const MINUTE_MS = 60_000;

/**
 * The page of a mail's unsubscribe link: it only shows when it is opened, since mail programs open links by themselves, and refuses when it is posted to, by
 * its button or by a mail program's one click (RFC 8058). Nobody is signed in here, whoever's browser it is.
 */
export async function unsubscribeRoutes(app: FastifyInstance, door: Door, parts: CallerParts): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // What is posted says nothing that the address does not.
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 10_000 }, (_request, _body, done) => done(null));
    const answer = (id: 'mail.refusal' | 'mail.refuse') => async (request: FastifyRequest<Asked>, reply: FastifyReply) => {
      const { lang } = request.query;
      const asked = lang === 'zh' || lang === 'en' ? lang : languageOf(request.headers['accept-language']);
      const origin = { via: 'web', requestId: request.id, address: request.ip, agent: request.headers['user-agent'] ?? null } as const;
      const ctx = await parts.callCtx({ actor: ANONYMOUS, origin, language: asked });
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').header('x-robots-tag', 'noindex');
      try {
        return unsubscribePage((await door.dispatch(id, ctx, { token: request.params.token })) as Told, ctx.language);
      } catch (error) {
        if (!(error instanceof Fault) || error.kind === 'bug') throw error;
        return reply.code(error.status).send(unsubscribePage(null, ctx.language));
      }
    };
    const config = { rateLimit: { max: 30, timeWindow: MINUTE_MS, allowList: [] } };
    scope.get('/u/:token', { config }, answer('mail.refusal'));
    scope.post('/u/:token', { config }, answer('mail.refuse'));
  });
}
