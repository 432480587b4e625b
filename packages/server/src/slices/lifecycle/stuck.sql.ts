import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { holdsOn, LINE } from '../../policy/lifecycles.sql.ts';
import { ownerOn } from '../../policy/owner-on.sql.ts';
import { openOn } from '../../policy/status-on.sql.ts';

export interface StuckRow {
  accountId: string;
  accountName: string;
  ownerName: string | null;
  productName: string | null;
  stage: string;
  since: string;
  days: number;
  expectedDays: number;
  line: string;
  over: number;
}

/** Lines above the expected time of their stage, the furthest over first. */
export async function stuckLines(
  db: Db,
  of: {
    spells: Sql;
    stages: readonly { id: string; expectedDays?: number | undefined }[];
    stage: string | undefined;
    asOf: string;
    scope: Scope;
    limit: number;
    after: readonly unknown[] | null;
  },
): Promise<StuckRow[]> {
  const day = sql`${of.asOf}::date`;
  const expected = of.stages.flatMap(({ id, expectedDays }) =>
    expectedDays === undefined || (of.stage && of.stage !== id) ? [] : [{ id, days: expectedDays }],
  );
  const over = sql`(${day} - p.from_on - e.days)`;
  const found = await sql<StuckRow>`
    select p.account_id as "accountId", a.name as "accountName", u.name as "ownerName", r.name as "productName", p.stage, p.from_on as since,
      ${day} - p.from_on as days, e.days as "expectedDays", p.line, ${over} as over
    from jsonb_to_recordset(${JSON.stringify(expected)}::jsonb) e(id text, days int)
    join ${of.spells} p on p.stage = e.id and ${holdsOn(sql`p`, day)} and p.from_on < ${day} - e.days
    join account a on a.id = p.account_id left join app_user u on u.id = ${ownerOn(day)}
    left join product r on r.id = nullif(p.line, ${LINE})
    where ${openOn(day)} and ${inScope(of.scope, 'a')}
      and ${of.after ? sql`(-${over}, p.account_id, p.line) > (-${Number(of.after[0])}::int, ${of.after[1]}::uuid, ${of.after[2]}::uuid)` : sql`true`}
    order by -${over}, p.account_id, p.line limit ${of.limit + 1}`.execute(db);
  return found.rows;
}
