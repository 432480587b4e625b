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

/**
 * Sends what is due of a channel and notes at once what came of each: a kill between the two sends that one again, by the same id. The lines of a batch go
 * side by side: each attempt has seconds to be answered, and a dead target keeps no other waiting for long.
 */
export async function deliverDue<Content>(
  ctx: JobCtx,
  channel: Delivery['channel'],
  { open, lineOf }: Delivering<Content>,
): Promise<{ sent: number; failed: number } | null> {
  const done: boolean[] = [];
  for (let batch = 0; batch < BATCHES; batch++) {
    const claimed = await claimDue<Content>(ctx.db, channel, ctx.clock.now().toString(), BATCH);
    if (!claimed.length) break;
    const attempt = await open(claimed);
    const send = async (one: Claimed<Content>): Promise<boolean> => {
      const outcome = await attempt(one);
      await noteOutcomes(ctx.db, [{ ...one, outcome }], ctx.clock.now().toString());
      return outcome.sent;
    };
    const lines = Map.groupBy(claimed, (one) => lineOf?.(one.content) ?? one.id);
    const sent = await Promise.all([...lines.values()].map((line) => inTurn(line, send)));
    done.push(...sent.flat());
    if (claimed.length < BATCH) break;
  }
  const sent = done.filter(Boolean).length;
  return done.length ? { sent, failed: done.length - sent } : null;
}
