import type { Both, WorkItem } from '@fulcrum/contract';
import { type Ctx, maskValue, ruleOf } from '../../access/index.ts';
import { maskFacts, type TaskRow, toTask } from '../tasks/index.ts';
import { WORK_SOURCES } from './sources/index.ts';

/** Work as the database gives it; what only a task has is null of other kinds, and so is a text that is told from the facts. */
export interface WorkRow extends Omit<TaskRow, 'title' | 'reason'> {
  source: WorkItem['kind'];
  title: Both | null;
  reason: Both | null;
}

/** One piece of work in its reader's language. The rank gives the amount away, so whom amounts are masked for sees the urgency instead. */
export function toWork(row: WorkRow, ctx: Ctx, date: string): WorkItem {
  const { language } = ctx;
  const { masked } = ruleOf(ctx.actor);
  const seesAmount = row.in_scope && !masked.includes('amount');
  const facts = maskFacts(row.facts, row.in_scope ? masked : null);
  const source = WORK_SOURCES.find(({ kind }) => kind === row.source);
  const told = source?.words?.({ ...row, facts }, date);
  const title = row.title ?? told?.title;
  const reason = row.reason ?? told?.reason;
  if (!title || !reason) throw new Error(`nothing tells of work of the kind ${row.source}`);
  return {
    kind: row.source,
    id: row.id,
    about: row.kind,
    accountId: row.account_id,
    accountName: row.account_name,
    tier: row.in_scope ? row.tier : null,
    tierRank: row.in_scope ? row.tier_rank : null,
    frozen: row.in_scope && row.frozen,
    title: title[language],
    reason: reason[language],
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    dueOn: row.due_on,
    valueAtStake: row.in_scope ? row.value_at_stake : String(maskValue('amount', row.value_at_stake)),
    urgency: Number(row.urgency),
    rank: seesAmount ? row.rank : Number(row.urgency),
    revision: row.revision,
    task: row.source === 'task' ? toTask({ ...row, title, reason }, ctx) : null,
  };
}
