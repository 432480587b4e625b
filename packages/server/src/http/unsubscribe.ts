import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Door } from '../access/index.ts';
import { anonymousPage, FEW_A_MINUTE } from './anonymous-page.ts';
import type { CallerParts } from './caller.ts';
import { type Told, unsubscribePage } from './unsubscribe-page.ts';

interface Asked {
  Params: { token: string };
}

/**
 * The page of a mail's unsubscribe link: it only shows when it is opened, since mail programs open links by themselves, and refuses when it is posted to, by
 * its button or by a mail program's one click (RFC 8058).
 */
export async function unsubscribeRoutes(app: FastifyInstance, door: Door, parts: CallerParts): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // What is posted says nothing that the address does not.
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 10_000 }, (_request, _body, done) => done(null));
    const answer = (id: 'mail.refusal' | 'mail.refuse') => (request: FastifyRequest<Asked>, reply: FastifyReply) =>
      anonymousPage(parts, request, reply, {
        show: async (ctx) => unsubscribePage((await door.dispatch(id, ctx, { token: request.params.token })) as Told, ctx.language),
        none: (language) => unsubscribePage(null, language),
      });
    const config = FEW_A_MINUTE;
    scope.get('/u/:token', { config }, answer('mail.refusal'));
    scope.post('/u/:token', { config }, answer('mail.refuse'));
  });
}
