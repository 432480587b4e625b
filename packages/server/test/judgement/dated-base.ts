import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import { hadCome, type RawAccount } from '../oracle/metrics.ts';
import { putBase } from './base.ts';
import type { DatedFact } from './dated-facts.ts';

/** Puts a base whose accounts hold the latest of their history in their columns, as the verbs that write both leave them. */
export async function putWithHistory(db: Db, list: readonly RawAccount[]): Promise<void> {
  await putBase(db, list);
  await sql`
    update account a set (owner_id, industry, brand, employees, custom) = (
      select (v ->> 'owner_id')::uuid, v ->> 'industry', v ->> 'brand', (v ->> 'employees')::int,
        coalesce((select jsonb_object_agg(substr(key, 8), value) from jsonb_each(v) where key like 'custom.%'), '{}')
      from (select coalesce(jsonb_object_agg(field, value), '{}') as v from (select distinct on (h.field) h.field, h.value from account_history h
        where h.account_id = a.id and h.field <> 'gross_margin_rate' order by h.field, h.valid_from desc) l) values)`.execute(db);
}

/** The base as it was on a day: nothing of what came later. */
export const truncated = (list: readonly RawAccount[], day: string, facts: readonly DatedFact[] = []): RawAccount[] =>
  list
    .filter((account) => hadCome(account, day) || facts.some(({ account: id, on }) => id === account.id && on <= day))
    .map((account) => ({
      ...account,
      lines: account.lines.filter(({ on }) => on <= day),
      facts: account.facts.filter(({ from }) => from <= day),
    }));
