import type { ContractSettings } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

const DEFAULTS: ContractSettings = { numberRule: 'HT-{yyyy}-{seq4}', rollsUp: false };

/** How contracts are numbered and counted; the product's own way until somebody says otherwise. */
export async function contractSettings(db: Db): Promise<ContractSettings> {
  const found = await sql<ContractSettings>`select number_rule as "numberRule", rolls_up as "rollsUp" from contract_setting`.execute(db);
  return found.rows[0] ?? DEFAULTS;
}

export async function keepSettings(db: Db, { numberRule, rollsUp }: ContractSettings): Promise<void> {
  await sql`insert into contract_setting (number_rule, rolls_up) values (${numberRule}, ${rollsUp})
    on conflict (one) do update set number_rule = excluded.number_rule, rolls_up = excluded.rolls_up`.execute(db);
}

/**
 * The next running number of a year, skipping those whose code a person has used. The row stays locked until the transaction ends, so
 * that concurrent signers queue up: a number is neither given twice nor, when a call fails, lost.
 */
export async function nextNumber(db: Db, year: number, codeOf: (sequence: number) => string): Promise<string> {
  await sql`insert into contract_number (year, last) values (${year}, 1) on conflict (year) do update set last = contract_number.last + 1`.execute(
    db,
  );
  const found = await sql<{ last: number }>`select last from contract_number where year = ${year}`.execute(db);
  const code = codeOf(found.rows[0]?.last ?? 1);
  const taken = await sql`select 1 from contract where code = ${code} limit 1`.execute(db);
  return taken.rows.length ? nextNumber(db, year, codeOf) : code;
}
