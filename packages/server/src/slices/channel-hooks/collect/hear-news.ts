import type { Handlers } from '../../../access/index.ts';
import { notFound } from '../../../kernel/fault.ts';
import { hookById } from '../hooks.sql.ts';
import { noteNews } from './accounts.sql.ts';
import { COLLECT_JOB } from './collect.job.ts';

/** Takes note that an account has messages; they are fetched at once, or later where that fails. */
export const hearNews: Handlers<'channelHooks'>['hearNews'] = async (ctx, { id, account, token }) => {
  const hook = await hookById(ctx.db, id);
  if (!hook?.enabled || hook.kind !== 'wechat_kf') throw notFound('channel_hook');
  await noteNews(ctx.db, { hookId: id, account, sealedToken: token && ctx.services.seal(token), now: ctx.now });
  await ctx.enqueue(COLLECT_JOB, {}, { key: COLLECT_JOB });
  await ctx.record({ action: 'channel_hook.news', entity: 'channel_hook', entityId: id });
  return { id };
};
