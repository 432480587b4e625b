import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Door } from '../access/index.ts';
import { Fault, notFound } from '../kernel/fault.ts';
import type { CallerParts } from './caller.ts';

const MINUTE_MS = 60_000;
const MOST_BYTES = 64 * 1024;

const headerOf = ({ headers }: FastifyRequest, name: string): string => {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
};

/** The state of an issue out of an event of Standard Webhooks 1.0.0: `{ type, timestamp, data: { key, state, number?, url? } }`. */
function issueOf(body: string): object {
  try {
    const { data } = JSON.parse(body) as { data?: Record<string, unknown> };
    const { key, state, number, url } = data ?? {};
    return { key, state, ...(number === undefined ? {} : { number }), ...(url === undefined ? {} : { url }) };
  } catch {
    throw new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: ['body'], code: 'malformed', message: 'JSON' }]);
  }
}

/** Where the issue tracker posts what became of an issue. Nobody is signed in there: the signature over the body says who it is. */
export async function trackerHookRoutes(app: FastifyInstance, door: Door, parts: CallerParts): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: MOST_BYTES }, (_request, body, done) => done(null, body));
    const config = { rateLimit: { max: 600, timeWindow: MINUTE_MS, allowList: [] } };
    scope.post<{ Params: { part: string } }>('/hooks/feedback/:part', { config }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const body = typeof request.body === 'string' ? request.body : '';
      const id = headerOf(request, 'webhook-id');
      const signed = { id, seconds: headerOf(request, 'webhook-timestamp'), signatures: headerOf(request, 'webhook-signature'), body };
      const actor = await parts.authenticateTracker(request.params.part, signed);
      if (!actor) throw notFound('feedback');
      const origin = { via: 'rest', requestId: request.id, address: request.ip, agent: request.headers['user-agent'] ?? null } as const;
      const ctx = await parts.callCtx({ actor, origin, language: null });
      return reply.send(await door.dispatch('feedbackTracker.receive', ctx, { id, ...issueOf(body) }));
    });
  });
}
