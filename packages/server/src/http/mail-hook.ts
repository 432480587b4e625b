import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Door } from '../access/index.ts';
import { notFound } from '../kernel/fault.ts';
import type { CallerParts } from './caller.ts';

const MINUTE_MS = 60_000;

/** Where a mail service posts each mail as it came (message/rfc822). Nobody is signed in there: the secret in the path says which mailbox it is of. */
export async function mailHookRoutes(app: FastifyInstance, door: Door, parts: CallerParts): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    const config = { rateLimit: { max: 600, timeWindow: MINUTE_MS, allowList: [] } };
    scope.post<{ Params: { secret: string } }>('/hooks/mail/:secret', { config }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const found = await parts.authenticateMailHook(request.params.secret);
      if (!found) throw notFound('mailbox');
      const origin = { via: 'rest', requestId: request.id, address: request.ip, agent: request.headers['user-agent'] ?? null } as const;
      const ctx = await parts.callCtx({ actor: found.actor, origin, language: null });
      const body = request.body instanceof Readable ? request.body : Readable.from([]);
      return reply.send(await door.dispatchStream('inboundMail', ctx, { id: found.mailboxId }, body as AsyncIterable<Uint8Array>));
    });
  });
}
