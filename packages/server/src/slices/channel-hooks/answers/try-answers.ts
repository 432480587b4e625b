import type { Handlers, WriteCtx } from '../../../access/index.ts';
import { Fault, notFound } from '../../../kernel/fault.ts';
import { hookById } from '../hooks.sql.ts';
import type { Verdict } from './platform.ts';
import { toldRefusal } from './refusals.ts';
import { freshToken, hear, isNo, type Speaker, saidIn } from './speak.ts';
import { speakerOf } from './speaker.ts';

async function refusedBy(ctx: WriteCtx, speaker: Speaker): Promise<Verdict> {
  const seconds = Math.floor(ctx.clock.now().epochMilliseconds / 1000);
  const probe = speaker.platform.probe?.(speaker.secrets, { id: ctx.origin.requestId, at: ctx.now, seconds });
  if (!probe) {
    const found = await freshToken(ctx, speaker);
    return isNo(found) ? found.refused : null;
  }
  const asked = await hear(ctx, probe.question);
  return isNo(asked) ? asked.refused : probe.verdict(saidIn(asked.heard));
}

/** Asks the platform whether it lets us speak; hands a program a test. What is answered is an answer, not a failure of the call. */
export const tryAnswers: Handlers<'channelHooks'>['test'] = async (ctx, { id }) => {
  const hook = await hookById(ctx.db, id);
  if (!hook) throw notFound('channel_hook');
  const speaker = hook.answers ? speakerOf(ctx.services, hook) : null;
  if (!speaker) throw new Fault('conflict', 'channel_hook.no_answers');
  const refused = await refusedBy(ctx, speaker);
  const error = refused && toldRefusal(refused, ctx.language);
  await ctx.record({ action: 'channel_hook.test', entity: 'channel_hook', entityId: id, after: { error } });
  return { works: error === null, error };
};
