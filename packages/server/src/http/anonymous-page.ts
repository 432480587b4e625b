import type { FastifyReply, FastifyRequest } from 'fastify';
import { ANONYMOUS, type Ctx } from '../access/index.ts';
import { Fault } from '../kernel/fault.ts';
import type { CallerParts } from './caller.ts';
import { languageOf } from './language.ts';

const MINUTE_MS = 60_000;
/** Of a page that anybody may open: as often as a person does. */
export const FEW_A_MINUTE = { rateLimit: { max: 30, timeWindow: MINUTE_MS, allowList: [] } };

interface AnonymousPage {
  /** The page; a fault of the door is told by `none`. */
  show: (ctx: Ctx) => Promise<string>;
  none: (language: Ctx['language']) => string;
}

/**
 * Answers with a page outside of the product: kept and indexed by nobody, in the language that its address names, else the browser's. Nobody is signed in
 * there, whoever's browser it is.
 */
export async function anonymousPage(
  parts: CallerParts,
  request: FastifyRequest,
  reply: FastifyReply,
  { show, none }: AnonymousPage,
): Promise<string | FastifyReply> {
  const { lang } = request.query as { lang?: string };
  const language = lang === 'zh' || lang === 'en' ? lang : languageOf(request.headers['accept-language']);
  const origin = { via: 'web', requestId: request.id, address: request.ip, agent: request.headers['user-agent'] ?? null } as const;
  const ctx = await parts.callCtx({ actor: ANONYMOUS, origin, language });
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').header('x-robots-tag', 'noindex');
  try {
    return await show(ctx);
  } catch (error) {
    if (!(error instanceof Fault) || error.kind === 'bug') throw error;
    return reply.code(error.status).send(none(ctx.language));
  }
}
