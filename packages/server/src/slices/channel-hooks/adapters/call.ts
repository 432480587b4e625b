import { CALL_EVENTS } from '@fulcrum/contract';
import { type Adapter, textAt } from './adapter.ts';
import { signedSaying } from './signed.ts';

const EVENTS: readonly string[] = CALL_EVENTS;
const DIRECTIONS: Readonly<Record<string, string>> = { in: 'in', inbound: 'in', out: 'out', outbound: 'out' };

/** A moment as it is written, or nothing. */
function momentOf(text: string): string | null {
  try {
    return Temporal.Instant.from(text).toString();
  } catch {
    return null;
  }
}

/**
 * A call centre, or the program between it and us, that signs as Standard Webhooks say: `{ type: 'call.answered', timestamp, data: { call, number?,
 * direction?, agent?, queue?, seconds?, recording? } }`. What makes no call is taken and left,
 * and so is a recording that is not reached by https.
 */
export const call: Adapter = (arrived, { secret = '' }, seconds) => {
  const saying = signedSaying(arrived, secret, seconds);
  if (!saying) return null;
  const { said } = saying;
  const event = textAt(said, 'type').replace(/^call\./, '');
  const callId = textAt(said, 'data', 'call');
  if (!EVENTS.includes(event) || !callId) return 'other';
  const text = (name: string) => textAt(said, 'data', name).trim() || null;
  const [talked, recording] = [Number(text('seconds') ?? Number.NaN), text('recording')];
  return {
    call: {
      ...{ callId, event, at: momentOf(textAt(said, 'timestamp')) ?? Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString() },
      ...{ direction: DIRECTIONS[text('direction') ?? ''] ?? null, number: text('number'), agent: text('agent'), queue: text('queue') },
      ...{ seconds: Number.isFinite(talked) ? Math.round(talked) : null, recording: recording?.startsWith('https://') ? recording : null },
    },
  };
};
