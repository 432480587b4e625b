import type { PolicyDocument } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import { publishDraft, saveDraft } from '../../src/policy/save-policy.sql.ts';
import { emptied } from '../harness/emptied.ts';
import type { RawAccount } from '../oracle/metrics.ts';

/** What a judged base is made of, and what judging it writes. */
const FILLED = ['account', 'account_history', 'sales_order', 'order_line', 'product', 'policy', 'policy_version', 'policy_run'].concat(
  ['policy_result', 'policy_transition', 'account_freeze', 'tier_override', 'tier_proposal', 'stage_spell', 'health_result', 'risk'],
  ['account_state', 'account_metric', 'outbox'],
);
const AT = '2020-01-01T00:00:00Z';
const BY = { userId: null, now: AT, today: '2020-01-01' };
const uuid = (kind: number, number: number) => `00000000-0000-7000-8${String(kind).padStart(3, '0')}-${String(number).padStart(12, '0')}`;
export const accountId = (number: number): string => uuid(1, number);

/** Replaces the whole base by generated accounts, with their lines and dated facts. */
export async function putBase(db: Db, accounts: readonly RawAccount[]): Promise<void> {
  await emptied(db, ...FILLED);
  await sql`insert into product (id, code, name, recorded_at, changed_at)
    select ('00000000-0000-7000-8002-' || lpad(n::text, 12, '0'))::uuid, 'P' || n, 'P' || n, ${AT}, ${AT} from generate_series(0, 9) n`.execute(
    db,
  );
  await addAccounts(db, accounts);
}

export async function addAccounts(db: Db, accounts: readonly RawAccount[]): Promise<void> {
  await sql`insert into account (id, code, name, status, happened_on, known_at, recorded_at, changed_at)
    select id, id::text, id::text, status, since, since, ${AT}, ${AT}
    from jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) as a(id uuid, status text, since date)`.execute(db);
  await addRecords(db, accounts);
}

/** Adds orders and dated facts to accounts that are there. */
export async function addRecords(db: Db, accounts: readonly Pick<RawAccount, 'id' | 'lines' | 'facts'>[]): Promise<void> {
  const facts = accounts.flatMap((account) => account.facts.map((fact) => ({ account: account.id, ...fact })));
  await sql`insert into account_history (account_id, field, valid_from, recorded_at, known_at, value)
    select account, field, "from", ${AT}, "from", value
    from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as f(account uuid, field text, "from" date, value jsonb)
    on conflict do nothing`.execute(db);
  const lines = accounts.flatMap((account) =>
    account.lines.map((line, key) => ({ account: account.id, key, id: uuid(3, line.order), ...line, product: uuid(2, line.product) })),
  );
  const lineRows = sql`jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
    as l(account uuid, id uuid, key text, product uuid, "on" date, amount numeric, margin numeric)`;
  await sql`insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at)
    select distinct on (l.account, l.id) l.account, l.id, l.id::text, 'CNY', "on", "on", ${AT}::timestamptz, ${AT}::timestamptz from ${lineRows}`.execute(
    db,
  );
  await sql`insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, margin, recorded_at, changed_at)
    select account, id, key, product, "on", "on", sign(amount), amount, amount, margin, ${AT}, ${AT} from ${lineRows}`.execute(db);
}

export async function putInForce(db: Db, policy: PolicyDocument): Promise<void> {
  await saveDraft(db, policy, BY);
  await publishDraft(db, policy.id, null, BY);
}
