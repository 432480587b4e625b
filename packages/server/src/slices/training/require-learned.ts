import type { WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { readRules } from './rules.ts';
import { unlearnedByOwners } from './unlearned.sql.ts';

/** Refuses, or writes down, that accounts went to somebody who has not learned what their products ask for: as the rules say. */
export async function requireLearned(ctx: WriteCtx, accountIds: readonly string[]): Promise<void> {
  const { owners } = await readRules(ctx.db);
  if (owners === 'off') return;
  const missing = await unlearnedByOwners(ctx.db, accountIds, ctx.today);
  const [first] = missing;
  if (!first) return;
  const course = first.courseTitle[ctx.language];
  if (owners === 'forbid') throw new Fault('conflict', 'course.owner_unlearned', { name: first.name, course });
  const { accounts } = first;
  await ctx.record({ action: 'course.owner_unlearned', entity: 'user', entityId: first.userId, after: { accounts, course } });
}
