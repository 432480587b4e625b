import type { Delivery } from '@fulcrum/contract';
import type { JobCtx } from '../../access/index.ts';
import { inTurn } from '../../kernel/in-turn.ts';
import { type Claimed, claimDue, noteOutcomes, type Outcome } from './deliveries.sql.ts';

const BATCH = 20;
const BATCHES = 25;

interface Delivering<Content> {
  /** Reads what the attempts of a batch need. */
  open(claimed: readonly Claimed<Content>[]): Promise<(one: Claimed<Content>) => Promise<Outcome>>;
  /** Those of one line go out one after the other. */
  lineOf?(content: Content): string;
}

/** Takes a batch and sends it, its lines side by side; notes at once what came of each. Answers for each whether it is there. */
async function deliverBatch<Content>(ctx: JobCtx, channel: Delivery['channel'], { open, lineOf }: Delivering<Content>): Promise<boolean[]> {
  const claimed = await claimDue<Content>(ctx.db, channel, ctx.clock.now().toString(), BATCH);
  if (!claimed.length) return [];
  const attempt = await open(claimed);
  const send = async (one: Claimed<Content>): Promise<boolean> => {
    const outcome = await attempt(one);
    await noteOutcomes(ctx.db, [{ ...one, outcome }], ctx.clock.now().toString());
    return outcome.sent;
  };
  const lines = Map.groupBy(claimed, (one) => lineOf?.(one.content) ?? one.id);
  return (await Promise.all([...lines.values()].map((line) => inTurn(line, send)))).flat();
}

/**
 * Sends what is due of a channel. A kill between the sending and the note sends that one again, by the same id. Each attempt has seconds to be answered, and a
 * dead target keeps no other waiting for long.
 */
export async function deliverDue<Content>(
  ctx: JobCtx,
  channel: Delivery['channel'],
  delivering: Delivering<Content>,
): Promise<{ sent: number; failed: number } | null> {
  const done: boolean[] = [];
  for (let batch = 0; batch < BATCHES; batch++) {
    const sent = await deliverBatch(ctx, channel, delivering);
    done.push(...sent);
    if (sent.length < BATCH) break;
  }
  const sent = done.filter(Boolean).length;
  return done.length ? { sent, failed: done.length - sent } : null;
}
