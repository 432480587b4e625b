import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Door } from '../access/index.ts';
import { Fault, notFound } from '../kernel/fault.ts';
import type { CallerParts } from './caller.ts';

const MINUTE_MS = 60_000;
const MOST_BYTES = 256 * 1024;
interface Asked {
  Params: { kind: string; secret: string };
  Querystring: Record<string, string | undefined>;
}
/** What a program is told that says nothing we take in; a platform hears what it hears of everything else. */
const LEFT: Readonly<Record<string, string>> = {
  signed: 'ignored: neither data.text nor data.files with an https url',
  call: 'ignored: type is none of call.ringing, call.answered, call.ended, call.missed, or data.call is missing',
};
const plainOf = (values: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter((each): each is [string, string] => typeof each[1] === 'string'));

/** Where platforms of chats post what customers write. Nobody is signed in there: the path says which it is, its signature that it is. */
export async function channelHookRoutes(app: FastifyInstance, door: Door, parts: CallerParts): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: MOST_BYTES }, (_request, body, done) => done(null, body));
    const hear = async (request: FastifyRequest<Asked>, reply: FastifyReply) => {
      reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8');
      const body = typeof request.body === 'string' ? request.body : '';
      const found = await parts.authenticateChannel(request.params, {
        query: plainOf(request.query),
        headers: plainOf(request.headers),
        body,
      });
      if (!found) throw notFound('channel_hook');
      const { heard, actor, hookId } = found;
      // Platforms that hear nothing they know call again and again: what makes no request is taken all the same.
      if (heard === 'other') return reply.send(LEFT[request.params.kind] ?? 'success');
      if ('echo' in heard)
        return reply.type(heard.echo.startsWith('{') ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8').send(heard.echo);
      const origin = { via: 'rest', requestId: request.id, address: request.ip, agent: request.headers['user-agent'] ?? null } as const;
      const ctx = await parts.callCtx({ actor, origin, language: null });
      const take = () => {
        if ('call' in heard) return door.dispatch('channelHooks.hearCall', ctx, { id: hookId, ...heard.call });
        if ('news' in heard) return door.dispatch('channelHooks.hearNews', ctx, { id: hookId, ...heard.news });
        return door.dispatch('channelHooks.receive', ctx, { id: hookId, ...heard.message });
      };
      // It would be no better the next time: whoever wrote the program learns what is wrong, and nobody calls again.
      const wrong = await take().then(
        () => null,
        (error: unknown) => {
          if (!(error instanceof Fault) || error.kind !== 'invalid') throw error;
          return error.issues?.map(({ path }) => path.join('.')).join(', ') || error.reason;
        },
      );
      return reply.send(wrong === null || !(request.params.kind in LEFT) ? 'success' : `ignored: ${wrong} not right`);
    };
    const config = { rateLimit: { max: 1200, timeWindow: MINUTE_MS, allowList: [] } };
    scope.get<Asked>('/hooks/:kind/:secret', { config }, hear);
    scope.post<Asked>('/hooks/:kind/:secret', { config }, hear);
  });
}
