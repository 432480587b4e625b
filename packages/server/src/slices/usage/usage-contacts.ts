import type { UsageContact } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, type Handlers, pageFrom, readCursor, requireAccount } from '../../access/index.ts';
import { selectUsageMetrics } from './usage-metric.sql.ts';

/** People who had not left by the day, those silent longest first; who was never seen stands before all. */
export async function usageContacts(ctx: Ctx, input: Parameters<Handlers<'usage'>['contacts']>[1]) {
  await requireAccount(ctx, input.accountId, 'reads');
  const asOf = input.asOf ?? ctx.today;
  const after = readCursor(input.cursor, 2);
  const used = (await selectUsageMetrics(ctx.db)).map(({ slot }) => sql.raw(`u.m${slot} > 0`));
  const found = await sql<UsageContact & { sortKey: string }>`
    with seen as (
      select u.contact_id, max(u.day) as last_on from usage_contact_daily u
      where u.account_id = ${input.accountId}::uuid and u.day <= ${asOf}::date and ${used.length ? sql`(${sql.join(used, sql` or `)})` : sql`false`}
      group by u.contact_id),
    people as (
      select c.id as "contactId", c.name, c.title, c.decision_role as "decisionRole", s.last_on as "lastOn",
        (${asOf}::date - s.last_on) as "silentDays", coalesce(s.last_on, '0001-01-01') as "sortKey"
      from contact c left join seen s on s.contact_id = c.id
      where c.account_id = ${input.accountId}::uuid and c.happened_on <= ${asOf}::date and (c.left_on is null or c.left_on > ${asOf}::date))
    select * from people p where ${after ? sql`(p."sortKey", p."contactId") > (${after[0]}::date, ${after[1]}::uuid)` : sql`true`}
    order by p."sortKey", p."contactId" limit ${input.limit + 1}`.execute(ctx.db);
  return pageFrom(
    found.rows,
    input.limit,
    ({ sortKey: _, ...row }) => row,
    (row) => [row.sortKey, row.contactId],
  );
}
