import type { Both, Task } from '@fulcrum/contract';
import { type Ctx, maskValue, ruleOf } from '../../access/index.ts';
import { maskFacts } from './mask-facts.ts';
import { type Facts, fillText } from './tasks.rules.ts';

/** A task as the database gives it, with its account, owner and the play step that it came from. */
export interface TaskRow {
  id: string;
  account_id: string;
  account_name: string;
  /** Whether the account lies in the reader's scope; else the task is theirs and only the account's name is. */
  in_scope: boolean;
  tier: string | null;
  tier_rank: number | null;
  frozen: boolean;
  kind: string;
  play_id: string | null;
  run_id: string | null;
  title: Both;
  reason: Both;
  step: { script?: Both; material?: Both; checklist?: Both[]; ranks?: Task['ranks']; roles?: Task['roles'] } | null;
  facts: Facts;
  owner_id: string | null;
  owner_name: string | null;
  due_on: string;
  value_at_stake: string;
  urgency: string;
  rank: number;
  state: Task['state'];
  snoozed_until: string | null;
  outcome: Task['outcome'];
  outcome_note: string | null;
  closed_at: string | null;
  revision: number;
}

/** What a list shows of whatever is to be done at an account. The rank gives the amount away, so whom amounts are masked for sees the urgency instead. */
export function atAccount<Of extends string | null>(
  row: Omit<TaskRow, 'title' | 'reason' | 'account_id' | 'account_name'> & { account_id: Of; account_name: Of },
  ctx: Ctx,
) {
  const seesAmount = row.in_scope && !ruleOf(ctx.actor).masked.includes('amount');
  return {
    accountId: row.account_id,
    accountName: row.account_name,
    tier: row.in_scope ? row.tier : null,
    tierRank: row.in_scope ? row.tier_rank : null,
    frozen: row.in_scope && row.frozen,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    dueOn: row.due_on,
    valueAtStake: row.in_scope ? row.value_at_stake : String(maskValue('amount', row.value_at_stake)),
    urgency: Number(row.urgency),
    rank: seesAmount ? row.rank : Number(row.urgency),
    revision: row.revision,
  };
}

/** The task in its reader's language. */
export function toTask(row: TaskRow, ctx: Ctx): Task {
  const { language } = ctx;
  const kept = maskFacts(row.facts, row.in_scope ? ruleOf(ctx.actor).masked : null);
  const facts = row.in_scope ? kept : {};
  const fill = (text: Both) => fillText(text[language], kept, language);
  return {
    id: row.id,
    ...atAccount(row, ctx),
    kind: row.kind,
    playId: row.play_id,
    runId: row.in_scope ? row.run_id : null,
    title: row.title[language],
    reason: row.reason[language],
    script: row.step?.script ? fill(row.step.script) : null,
    material: row.step?.material ? fill(row.step.material) : null,
    ranks: row.step?.ranks ?? [],
    roles: row.step?.roles ?? [],
    checklist: (row.step?.checklist ?? []).map(fill),
    facts,
    state: row.state,
    snoozedUntil: row.snoozed_until,
    outcome: row.outcome,
    outcomeNote: row.outcome_note,
    closedAt: row.closed_at,
  };
}
