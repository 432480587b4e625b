import type { FastifyInstance } from 'fastify';
import { ANONYMOUS, type Door } from '../access/index.ts';
import { Fault, notFound } from '../kernel/fault.ts';
import type { CallerParts } from './caller.ts';

const MINUTE_MS = 60_000;
const NO_FEED = ['unauthenticated', 'forbidden'];

/**
 * The feed that a person's calendar program reads; nobody is signed in there, the secret in the address says whose it is. An address that never was, is no
 * more, or is of somebody who may not see key events any longer answers alike.
 */
export function calendarRoutes(app: FastifyInstance, door: Door, parts: CallerParts): void {
  const config = { rateLimit: { max: 60, timeWindow: MINUTE_MS, allowList: [] } };
  app.get<{ Params: { token: string } }>('/calendars/:token.ics', { config }, async (request, reply) => {
    reply.header('cache-control', 'private, no-store').header('x-robots-tag', 'noindex, nofollow');
    const { actor, language } = await parts.authenticateFeed(request.params.token, parts.now());
    if (actor === ANONYMOUS) throw notFound('calendar_feed');
    const origin = { via: 'rest', requestId: request.id, address: request.ip, agent: request.headers['user-agent'] ?? null } as const;
    const ctx = await parts.callCtx({ actor, origin, language });
    try {
      const { text } = (await door.dispatch('eventDays.calendar', ctx, { web: `${request.protocol}://${request.host}` })) as {
        text: string;
      };
      return await reply.type('text/calendar; charset=utf-8').send(text);
    } catch (error) {
      throw error instanceof Fault && NO_FEED.includes(error.kind) ? notFound('calendar_feed') : error;
    }
  });
}
