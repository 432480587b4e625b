import type { Handlers } from '../../../access/index.ts';
import { Fault, notFound } from '../../../kernel/fault.ts';
import { hookById } from '../hooks.sql.ts';
import { signedPost, verdictOf } from './signed.ts';
import { freshToken, hear } from './speak.ts';
import { speakerOf } from './speaker.ts';

/** Asks the platform whether it lets us speak; hands a program a test. What is answered is an answer, not a failure of the call. */
export const tryAnswers: Handlers<'channelHooks'>['test'] = async (ctx, { id }) => {
  const hook = await hookById(ctx.db, id);
  if (!hook) throw notFound('channel_hook');
  const speaker = hook.answers ? speakerOf(ctx.services, hook) : null;
  if (!speaker) throw new Fault('conflict', 'channel_hook.no_answers');
  const seconds = Math.floor(ctx.clock.now().epochMilliseconds / 1000);
  const event = { type: 'test', timestamp: ctx.now, data: {} };
  const asked = speaker.platform.token
    ? await freshToken(ctx, speaker)
    : await hear(ctx, signedPost(speaker.secrets, `msg_${ctx.origin.requestId}`, event, seconds));
  const refused = 'said' in asked ? verdictOf(asked.said) : 'refused' in asked ? asked.refused : null;
  const error = refused?.error ?? null;
  await ctx.record({ action: 'channel_hook.test', entity: 'channel_hook', entityId: id, after: { error } });
  return { works: error === null, error };
};
