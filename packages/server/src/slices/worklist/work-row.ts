import type { Both, WorkItem } from '@fulcrum/contract';
import { type Ctx, ruleOf } from '../../access/index.ts';
import { atAccount, maskFacts, type TaskRow, toTask } from '../tasks/index.ts';
import { WORK_SOURCES } from './sources/index.ts';

/** Work as the database gives it; what only a task has is null of other kinds, and so is a text that is told from the facts. */
export interface WorkRow extends Omit<TaskRow, 'title' | 'reason' | 'account_id' | 'account_name'> {
  source: WorkItem['kind'];
  account_id: string | null;
  account_name: string | null;
  title: Both | null;
  reason: Both | null;
}

/** One piece of work in its reader's language. */
export function toWork(row: WorkRow, ctx: Ctx, date: string): WorkItem {
  const { language } = ctx;
  const { account_id, account_name } = row;
  const facts = maskFacts(row.facts, row.in_scope ? ruleOf(ctx.actor).masked : null);
  const source = WORK_SOURCES.find(({ kind }) => kind === row.source);
  const told = source?.words?.({ ...row, facts }, date);
  const title = row.title ?? told?.title;
  const reason = row.reason ?? told?.reason;
  if (!title || !reason) throw new Error(`nothing tells of work of the kind ${row.source}`);
  return {
    kind: row.source,
    id: row.id,
    about: row.kind,
    ...atAccount(row, ctx),
    title: title[language],
    reason: reason[language],
    task:
      row.source === 'task' && account_id !== null && account_name !== null
        ? toTask({ ...row, account_id, account_name, title, reason }, ctx)
        : null,
  };
}
