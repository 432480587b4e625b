import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { offeredOn } from './offered-on.sql.ts';

/** From so many days before its end a certificate is about to expire, and can be renewed. */
export const RENEWAL_DAYS = 60;

/** Whether certificate c holds on a day and ends within some days, of course k that can still be learned, and nothing that its holder passed since holds longer. */
export const expiringOn = (day: Sql, days: number): Sql<boolean> => sql<boolean>`(
  c.issued_on <= ${day} and c.valid_until between ${day} and ${day} + ${days}::int and (c.revoked_on is null or c.revoked_on > ${day}) and ${offeredOn(day)}
  and not exists (select from certificate n where n.course_id = c.course_id and (n.contact_id = c.contact_id or n.user_id = c.user_id)
    and n.issued_on <= ${day} and (n.revoked_on is null or n.revoked_on > ${day}) and coalesce(n.valid_until, 'infinity') > c.valid_until))`;

/** Whether contact p was still there on a day. */
export const stillThere = (day: Sql): Sql<boolean> => sql<boolean>`(p.left_on is null or p.left_on > ${day})`;
