import type { Ctx } from '../../../access/index.ts';
import { OutboundError, postToInternet } from '../../../kernel/outbound.ts';
import { signedHeaders } from './sign-webhook.ts';
import { type KeptWebhook, secretsOf } from './webhook-store.ts';

const LONGEST_ERROR = 300;
const GONE = 410;

/** What a target is told: the same in every attempt but for when it was signed. */
export interface Event {
  id: string;
  type: 'play.step' | 'feedback.moved' | 'test';
  timestamp: string;
  data: object;
}
/** Null: it was taken. */
export type Refusal = { error: string; isGone: boolean; retryAfter: string | null } | null;

/** Tells a target; answers why it was not taken. Only 2xx says that it was: what leads elsewhere is not followed. */
export async function callWebhook(ctx: Ctx, target: KeptWebhook, { id, ...event }: Event): Promise<Refusal> {
  const { unseal, postOutside = postToInternet } = ctx.services;
  const body = JSON.stringify(event);
  const now = ctx.clock.now();
  const headers = signedHeaders(secretsOf(target, now.toString()).map(unseal), id, Math.floor(now.epochMilliseconds / 1000), body);
  try {
    const { status, retryAfter } = await postOutside(target.url, body, headers);
    return status >= 200 && status < 300 ? null : { error: `HTTP ${status}`, isGone: status === GONE, retryAfter };
  } catch (error) {
    if (error instanceof OutboundError) return { error: error.message.slice(0, LONGEST_ERROR), isGone: false, retryAfter: null };
    throw error;
  }
}
