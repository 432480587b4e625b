import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';
import type { DemoContracts } from './invent-contracts.ts';
import type { DemoSubscription } from './invent-subscriptions.ts';

const rows = (values: readonly object[]): Sql => sql`${JSON.stringify(values)}::jsonb`;

/** Contracts with their milestones and paths to the renewal, and subscriptions; one statement a table. */
export async function insertContracts(
  db: Db,
  { contracts, milestones, steps, subscriptions }: DemoContracts & { subscriptions: readonly DemoSubscription[] },
  currency: string,
  now: string,
): Promise<void> {
  const written = sql`happened_on, ${now}::timestamptz, ${now}::timestamptz`;
  await sql`insert into contract (account_id, id, code, title, kind, predecessor_id, product_id, happened_on, starts_on, ends_on, delivered_on, amount,
      base_amount, tax_rate, amount_excl_tax, base_amount_excl_tax, seats, seal, draft, currency, known_at, recorded_at, changed_at)
    select account_id, id, code, title, 'single', predecessor_id, product_id, happened_on, starts_on, ends_on, delivered_on, amount, amount, 0.06,
      round(amount / 1.06, 2), round(amount / 1.06, 2), seats, seal, draft,
      ${currency}, ${written}
    from jsonb_to_recordset(${rows(contracts)}) as r(account_id uuid, id uuid, code text, title text, predecessor_id uuid, product_id uuid, happened_on date,
      starts_on date, ends_on date, delivered_on date, amount numeric, seats integer, seal text, draft boolean)`.execute(db);
  await sql`insert into contract_milestone (account_id, id, contract_id, title, happened_on, due_on, accepted_on, amount, base_amount, currency,
      known_at, recorded_at, changed_at)
    select account_id, id, contract_id, title, happened_on, due_on, accepted_on, amount, amount, ${currency}, ${written}
    from jsonb_to_recordset(${rows(milestones)}) as r(account_id uuid, id uuid, contract_id uuid, title text, happened_on date, due_on date,
      accepted_on date, amount numeric)`.execute(db);
  await sql`insert into procurement_step (account_id, id, contract_id, step, happened_on, due_on, done_on, slip_reason, known_at, recorded_at, changed_at)
    select account_id, id, contract_id, step, happened_on, due_on, done_on, slip_reason, ${written}
    from jsonb_to_recordset(${rows(steps)}) as r(account_id uuid, id uuid, contract_id uuid, step text, happened_on date, due_on date, done_on date,
      slip_reason text)`.execute(db);
  await sql`insert into subscription (account_id, id, code, contract_id, product_id, plan, happened_on, ends_on, ended_on, seats, amount, base_amount, amount_per, billing,
      predecessor_id, currency, known_at, recorded_at, changed_at)
    select account_id, id, code, contract_id, product_id, plan, happened_on, ends_on, ended_on, seats, amount, amount, amount_per, billing, predecessor_id, ${currency},
      ${written}
    from jsonb_to_recordset(${rows(subscriptions)}) as r(account_id uuid, id uuid, code text, contract_id uuid, product_id uuid, plan text, happened_on date, ends_on date,
      ended_on date, seats integer, amount numeric, amount_per text, billing text, predecessor_id uuid)`.execute(db);
}
