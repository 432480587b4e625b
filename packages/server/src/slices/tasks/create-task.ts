import type { Both, Task } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, scopeOf, type WriteCtx } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { tellOfGivenTask } from '../notifications/index.ts';
import { workCalendarOf } from '../settings/index.ts';
import { rankSql, urgencySql } from './rank.sql.ts';
import { readTask } from './read-tasks.ts';
import { inBoth, urgencyDays } from './tasks.rules.ts';

export interface NewTask {
  accountId: string;
  /** Of a text of one language both are that one. */
  title: string | Both;
  reason?: string | Both | undefined;
  dueOn: string;
  /** The caller when absent. */
  ownerId?: string | undefined;
  /** What it is for, where an undo has to find it. */
  occasion?: string | undefined;
}

const bothOf = (text: string | Both): Both => (typeof text === 'string' ? inBoth(text) : text);

/** Adds a task by hand at an account of the caller's writing scope. Fails with not_found for an unknown account or owner. */
export async function createTask(ctx: WriteCtx, input: NewTask): Promise<Task> {
  const scope = await scopeOf(ctx, 'writes');
  const ownerId = input.ownerId ?? ctx.actor.userId;
  if (ownerId) await requireOwner(ctx, ownerId);
  const id = newId();
  const days = urgencyDays(ctx.today, await workCalendarOf(ctx.db));
  const made = await sql`
    insert into task (account_id, id, occasion, kind, title, reason, owner_id, team_id, due_on, value_at_stake, urgency, rank, created_at, changed_at)
    select n.account_id, ${id}, ${input.occasion ?? `manual:${id}`}, 'manual', ${JSON.stringify(bothOf(input.title))}::jsonb,
      ${JSON.stringify(bothOf(input.reason || input.title))}::jsonb, ${ownerId}, n.team_id, n.due_on, n.value, n.urgency,
      ${rankSql(sql`n.value`, sql`n.urgency`)}, ${ctx.now}, ${ctx.now}
    from (
      select a.id as account_id, a.team_id, ${input.dueOn}::date as due_on, coalesce(s.amount_12m, 0) as value,
        ${urgencySql(sql`${input.dueOn}::date`, days)} as urgency
      from account a left join account_state s on s.account_id = a.id
      where a.id = ${input.accountId} and ${accountInScope(scope, sql`a.id`)}
    ) n`.execute(ctx.db);
  if (!made.numAffectedRows) throw notFound('account');
  await ctx.record({ action: 'task.create', entity: 'task', entityId: id, after: { ...input, ownerId } });
  await tellOfGivenTask(ctx, id);
  return readTask(ctx, id);
}

/** An owner is somebody who can sign in here. */
export async function requireOwner(ctx: WriteCtx, userId: string): Promise<void> {
  const found = await ctx.db
    .selectFrom('app_user')
    .select('id')
    .where('id', '=', userId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (!found) throw notFound('user');
}
