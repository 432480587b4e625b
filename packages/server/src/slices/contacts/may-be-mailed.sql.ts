import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';

/** The address by which contact c is mailed: the preferred one, else the first; null: there is none. */
export const mailAddress: Sql<string | null> = sql<string | null>`coalesce(
  (select w ->> 'value' from jsonb_array_elements(c.channels -> 'mails') w where (w ->> 'preferred')::boolean limit 1),
  nullif(c.email, ''), c.channels -> 'mails' -> 0 ->> 'value')`;

/** Whether a play may mail contact c: there is an address, and nothing says not to. The one place that knows what refuses mail. */
export const mayBeMailed: Sql<boolean> = sql<boolean>`(not c.do_not_contact and ${mailAddress} is not null)`;
