import type { Task } from '@fulcrum/contract';
import { scopeOf, type WriteCtx } from '../../../access/index.ts';
import { Fault, notFound } from '../../../kernel/fault.ts';
import { createTask } from '../create-task.ts';
import { lockSuggestion, type StoredSuggestion, setRest } from './suggestion.sql.ts';
import { suggestionReason, suggestionTitle } from './suggestion-words.ts';

interface Ref {
  id: string;
  revision: number;
}

/** Locks a suggestion at an account that the caller may change. */
async function takeSuggestion(ctx: WriteCtx, { id, revision }: Ref): Promise<StoredSuggestion> {
  const suggestion = await lockSuggestion(ctx.db, await scopeOf(ctx, 'writes'), id);
  if (!suggestion) throw notFound('suggestion');
  if (suggestion.revision !== revision) throw new Fault('stale', 'resource.stale');
  return suggestion;
}

export async function waveSuggestion(ctx: WriteCtx, input: Ref & { days: number; reason: string }) {
  const { account_id, waved_until, waved_reason } = await takeSuggestion(ctx, input);
  const until = Temporal.PlainDate.from(ctx.today).add({ days: input.days }).toString();
  const revision = await setRest(ctx.db, account_id, { until, reason: input.reason, by: ctx.actor.userId }, ctx.now);
  await ctx.record({
    ...{ action: 'worklist.wave', entity: 'account', entityId: account_id },
    ...{ before: { waved_until, waved_reason }, after: { waved_until: until, waved_reason: input.reason } },
  });
  return { until, revision };
}

export async function wakeSuggestion(ctx: WriteCtx, input: Ref) {
  const { account_id, waved_until, waved_reason } = await takeSuggestion(ctx, input);
  const revision = await setRest(ctx.db, account_id, null, ctx.now);
  await ctx.record({ action: 'worklist.wake', entity: 'account', entityId: account_id, before: { waved_until, waved_reason } });
  return { revision };
}

/** A task with the suggestion's title and reason, for whoever owns the account. The suggestion gives way while it is open. */
export async function takeAsTask(ctx: WriteCtx, input: Ref & { dueOn?: string | undefined }): Promise<Task> {
  const suggestion = await takeSuggestion(ctx, input);
  if (suggestion.has_task) throw new Fault('conflict', 'suggestion.has_task');
  // The sentence is written down for all who meet the task: a person's name stays out of it.
  const facts = 'contact' in suggestion.facts ? { ...suggestion.facts, contact: '' } : suggestion.facts;
  return createTask(ctx, {
    accountId: suggestion.account_id,
    title: suggestionTitle(suggestion.kind),
    reason: suggestionReason(facts, ctx.today),
    dueOn: input.dueOn ?? (suggestion.due_on < ctx.today ? ctx.today : suggestion.due_on),
    ownerId: suggestion.owner_id,
  });
}
