// For tests: pieces of work of every kind that stands on a worklist.
import type { WorkItem } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import { newId } from '../../src/kernel/ids.ts';
import { addAccount, type Person } from './work-base.ts';

export const TODAY = '2026-11-20';
export interface Piece {
  kind: WorkItem['kind'];
  amount: number;
  dueOn: string;
  /** Of an approval: what is asked for, whether it concerns a customer, and of whom it is asked. */
  asked?: { amount: number | null; customer: boolean; of: 'me' | 'away' | 'both' };
}
export const URGENCY = (due: string): number => {
  if (due < TODAY) return 3;
  if (due === TODAY) return 2;
  // A Friday: the third working day after it is Wednesday, the seventh the Tuesday after.
  if (due <= '2026-11-25') return 1.5;
  return due <= '2026-12-01' ? 1 : 0.5;
};

/** Whose work it is, who gives and who is away with `me` standing in. */
interface Hands {
  team: string;
  me: Person;
  giver: Person;
  away: Person;
}

/** Adds pieces of work to a base, each at a customer of its own, and takes all of it away. */
export function workPieces(db: Db, { team, me, giver, away }: Hands) {
  async function add({ kind, amount, dueOn, asked }: Piece): Promise<string> {
    const id = newId();
    const accountId = await addAccount(db, { ownerId: me.id, teamId: team, amount: String(amount) });
    const urgency = URGENCY(dueOn);
    const rank = Math.log(1 + amount) * urgency;
    if (kind === 'task')
      await sql`insert into task (account_id, id, occasion, kind, title, reason, owner_id, team_id, due_on, value_at_stake, urgency, rank, created_at, changed_at)
        values (${accountId}, ${id}, ${id}, 'call', '{"zh":"a","en":"Call"}', '{"zh":"a","en":"Because"}', ${me.id}, ${team}, ${dueOn}, ${amount},
          ${urgency}, ${rank}, '2026-11-01Z', '2026-11-01Z')`.execute(db);
    if (kind === 'contact')
      await sql`insert into contact_suggestion (account_id, id, kind, owner_id, team_id, facts, noticed_on, due_on, value_at_stake, urgency, rank, changed_at)
        values (${accountId}, ${id}, 'silence', ${me.id}, ${team}, '{"used_on": "2026-11-01"}', '2026-11-01', ${dueOn}, ${amount}, ${urgency}, ${rank},
          '2026-11-01Z')`.execute(db);
    if (kind === 'handover')
      await sql`insert into handover (account_id, id, occasion, reason, from_id, to_id, items, state, opened_on, opened_at, due_on, changed_at)
        values (${accountId}, ${id}, ${id}, 'new_contract', ${giver.id}, ${me.id}, '[]', 'handed', '2026-11-01', '2026-11-01Z', ${dueOn}, '2026-11-01Z')`.execute(
        db,
      );
    if (kind === 'approval') {
      const { amount: wanted, customer, of } = asked ?? { amount: null, customer: true, of: 'me' };
      const stepId = newId();
      await sql`insert into approval_request (id, kind, account_id, title, reason, amount, currency, base_amount, asked_by, asked_at, state, due_at)
        values (${id}, 'other', ${customer ? accountId : null}, '{"zh":"a","en":"Two days of training"}', 'x', ${wanted}, ${wanted === null ? null : 'CNY'},
          ${wanted}, ${giver.id}, '2026-11-01Z', 'open', ${`${dueOn}T09:00:00Z`})`.execute(db);
      await sql`insert into approval_step (request_id, id, round, place, name, mode, within, state, due_at, opened_at)
        values (${id}, ${stepId}, 1, 1, '{"zh":"a","en":"Department"}', 'all', '{"unit":"days","count":1}', 'open', ${`${dueOn}T09:00:00Z`},
          '2026-11-01Z')`.execute(db);
      for (const signer of of === 'both' ? [me, away] : [of === 'me' ? me : away])
        await sql`insert into approval_signer (request_id, id, step_id, user_id, holder_id, state)
          values (${id}, ${newId()}, ${stepId}, ${signer.id}, ${signer.id}, 'asked')`.execute(db);
    }
    if (kind === 'procedure') await addStep(id, accountId, dueOn, me.id);
    if (kind === 'service_order') await addOrder(id, accountId, dueOn);
    if (kind === 'request') await addRequest(id, accountId, { dueAt: `${dueOn}T09:00:00Z`, level: 1 });
    return id;
  }
  /** Delivered, and the customer's word to be asked for by the day. */
  async function addOrder(id: string, accountId: string, dueOn: string): Promise<void> {
    const delivered = `${Temporal.PlainDate.from(dueOn).subtract({ days: 2 })}T02:00:00Z`;
    await sql`insert into service_order (id, number, account_id, kind, title, state, created_at, planned_from, planned_to, promised_at, solution, delivered_at, changed_at)
      values (${id}, (select coalesce(max(number), 0) + 1 from service_order), ${accountId}, 'onsite', '上门检修', 'delivered', '2026-11-01Z', '2026-11-02T01:00Z',
        '2026-11-02T03:00Z', '2026-11-02T03:00Z', '已处理', ${delivered}, '2026-11-01Z')`.execute(db);
    await sql`insert into service_order_engineer (order_id, user_id) values (${id}, ${me.id})`.execute(db);
  }
  async function addRequest(
    id: string,
    accountId: string,
    clock: { dueAt: string | null; level: number; endedAt?: string },
  ): Promise<void> {
    await sql`insert into service_request (id, number, account_id, kind, severity, channel, subject, status, assignee_id, opened_at, changed_at)
      values (${id}, (select coalesce(max(number), 0) + 1 from service_request), ${accountId}, 'question', 'normal', 'portal', '怎样导出', 'dispatched', ${me.id},
        '2026-11-01Z', '2026-11-01Z')`.execute(db);
    await sql`insert into request_clock (request_id, clock, seq, started_at, ended_at, target_minutes, due_at, level)
      values (${id}, 'first', 1, '2026-11-01Z', ${clock.endedAt ?? null}, 60, ${clock.dueAt}, ${clock.level})`.execute(db);
  }
  async function addStep(id: string, accountId: string, dueOn: string, holderId: string | null): Promise<void> {
    const document = {
      name: { zh: '客户支持', en: 'Support' },
      steps: [{ id: 'solve', name: { zh: '解决', en: 'Solve' }, department: 'desk' }],
      departments: [{ id: 'desk', name: { zh: '客户成功', en: 'Success' }, who: 'csm' }],
    };
    await sql`insert into procedure_run (account_id, id, policy_id, version, document, state, begun_at)
      values (${accountId}, ${id}, 'procedure-support', 1, ${JSON.stringify(document)}, 'running', '2026-11-01Z')`.execute(db);
    await sql`insert into procedure_span (account_id, run_id, seq, step, department, court, holder_id, from_at, due_at)
      values (${accountId}, ${id}, 1, 'solve', 'desk', ${holderId ? 'accept' : 'work'}, ${holderId}, '2026-11-01Z', ${`${dueOn}T09:00:00Z`})`.execute(
      db,
    );
  }
  async function clear(): Promise<void> {
    for (const table of [
      ...[
        'service_request',
        'procedure_span',
        'procedure_run',
        'approval_signer',
        'approval_step',
        'approval_request',
        'handover',
        'contact_suggestion',
      ],
      ...['task', 'account_state', 'account'],
    ])
      await sql`delete from ${sql.table(table)}`.execute(db);
  }

  return { add, addRequest, addStep, clear };
}
