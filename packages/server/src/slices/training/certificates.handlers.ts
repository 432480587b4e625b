import type { Certificate } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Handlers, pageFrom, readCursor, requireAccount, scopeOf } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { certificateColumns } from './attempts.sql.ts';
import { expiringOn, RENEWAL_DAYS, stillThere } from './expiring.sql.ts';

type Listed = Certificate & { accountId: string | null; contactName: string | null; userName: string | null; accountName: string | null };

export const certificatesHandlers: Handlers<'certificates'> = {
  async list(ctx, { limit, cursor, view, courseId, accountId }) {
    if (accountId) await requireAccount(ctx, accountId, 'reads');
    const after = readCursor(cursor, 2);
    const scope = await scopeOf(ctx, 'reads');
    const day = sql`${ctx.today}::date`;
    const expiring = view === 'expiring';
    const [key, way, beyond] = expiring ? [sql`c.valid_until`, sql`asc`, sql`>`] : [sql`c.issued_on`, sql`desc`, sql`<`];
    const wanted = expiring
      ? sql`${expiringOn(day, RENEWAL_DAYS)} and case when c.user_id is null then ${stillThere(day)} else u.disabled_at is null end`
      : sql`true`;
    const found = await sql<Listed>`
      select ${certificateColumns(ctx.today)}, p.name as "contactName", u.name as "userName", c.account_id as "accountId", a.name as "accountName"
      from certificate c join course k on k.id = c.course_id left join account a on a.id = c.account_id
        left join contact p on p.account_id = c.account_id and p.id = c.contact_id left join app_user u on u.id = c.user_id
      where (c.account_id is null or ${accountInScope(scope, sql`c.account_id`)}) and ${courseId ? sql`c.course_id = ${courseId}::uuid` : sql`true`}
        and ${accountId ? sql`c.account_id = ${accountId}::uuid` : sql`true`}
        and ${wanted} and ${after ? sql`(${key}, c.id) ${beyond} (${after[0]}::date, ${after[1]}::uuid)` : sql`true`}
      order by ${key} ${way}, c.id ${way} limit ${limit + 1}`.execute(ctx.db);
    return pageFrom(
      found.rows,
      limit,
      (row) => row,
      ({ issuedOn, validUntil, id }) => [expiring ? (validUntil ?? '') : issuedOn, id],
    );
  },

  async revoke(ctx, { id, why }) {
    const made = await sql<{ accountId: string | null }>`
      update certificate set revoked_on = ${ctx.today}::date, revoked_why = ${why} where id = ${id}::uuid and revoked_on is null
      returning account_id as "accountId"`.execute(ctx.db);
    const revoked = made.rows[0];
    if (!revoked) throw notFound('certificate');
    if (revoked.accountId) await requireAccount(ctx, revoked.accountId, 'writes');
    await ctx.record({ action: 'course.revoke', entity: 'certificate', entityId: id, note: why });
    const found = await sql<Certificate>`
      select ${certificateColumns(ctx.today)} from certificate c join course k on k.id = c.course_id where c.id = ${id}::uuid`.execute(
      ctx.db,
    );
    return found.rows[0]!;
  },

  /** Who it was given to is not asked for: the number says whether it holds. */
  async check(ctx, { number }) {
    const found = await sql<Certificate>`
      select ${certificateColumns(ctx.today)} from certificate c join course k on k.id = c.course_id where c.number = ${number.trim().toUpperCase()}`.execute(
      ctx.db,
    );
    if (!found.rows[0]) throw notFound('certificate');
    const { id: _, courseId: __, ...said } = found.rows[0];
    return { ...said, organisation: ctx.organisation?.name ?? null };
  },
};
