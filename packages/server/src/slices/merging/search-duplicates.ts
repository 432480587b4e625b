import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { grantMemory } from '../../db/whole-base.ts';
import { likelyPairs, nearNames, sharedKeys } from './duplicate-reasons.sql.ts';
import { keepSearch } from './duplicate-search.sql.ts';
import type { Entity } from './records.sql.ts';

/** Searches write the same pairs: one after the other. */
const SEARCH_LOCK = 46_022;
const STEPS = 3;

/**
 * Searches the whole base: what a key says depends on how many share it, so that no part of it can be judged alone. New pairs come in, those
 * no longer alike go, dismissed ones stay dismissed. `at` is told before each step; pairs below `least` are left out. Answers how many are open.
 */
export async function searchDuplicates(
  ctx: Pick<WriteCtx, 'db' | 'now' | 'record'>,
  entity: Entity,
  at: (done: number, total: number, step: string) => Promise<void>,
  least = 0,
): Promise<number> {
  const { db } = ctx;
  const started = performance.now();
  await sql`select pg_advisory_xact_lock(${SEARCH_LOCK}, hashtext(${entity}))`.execute(db);
  await grantMemory(db);
  await sql`create temp table duplicate_reason (first_id uuid, second_id uuid, reason text, score numeric) on commit drop`.execute(db);
  await at(0, STEPS, 'comparing');
  await sql`insert into duplicate_reason ${sharedKeys(entity)}`.execute(db);
  await at(1, STEPS, 'comparing');
  if (entity === 'account') await sql`insert into duplicate_reason ${nearNames}`.execute(db);
  await at(2, STEPS, 'writing');
  const open = await keepPairs(db, entity, ctx.now, least);
  // Two kinds may be searched in one transaction.
  await sql`drop table duplicate_reason`.execute(db);
  const seconds = Math.round(performance.now() - started) / 1000;
  await keepSearch(db, { entity, now: ctx.now, seconds });
  await ctx.record({ action: 'duplicates.find', entity, after: { found: open, seconds } });
  return open;
}

async function keepPairs(db: Db, entity: Entity, now: string, least: number): Promise<number> {
  const found = await sql<{ open: number }>`
    with pairs as materialized (select l.* from (${likelyPairs(entity)}) l where l.score >= ${least}::numeric),
    gone as (delete from duplicate_pair d where d.entity = ${entity} and d.dismissed_at is null
      and not exists (select from pairs p where p.first_id = d.first_id and p.second_id = d.second_id)),
    kept as (insert into duplicate_pair as d (entity, first_id, second_id, score, reasons, found_at)
      select ${entity}, p.first_id, p.second_id, p.score, p.reasons, ${now}::timestamptz from pairs p
      on conflict (entity, first_id, second_id) do update set score = excluded.score, reasons = excluded.reasons, found_at = excluded.found_at
      where (d.score, d.reasons) is distinct from (excluded.score, excluded.reasons))
    select (select count(*) from pairs p where not exists (select from duplicate_pair d
      where d.entity = ${entity} and d.first_id = p.first_id and d.second_id = p.second_id and d.dismissed_at is not null))::int as open`.execute(
    db,
  );
  return found.rows[0]?.open ?? 0;
}
