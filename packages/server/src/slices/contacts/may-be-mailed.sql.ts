import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { mailStop } from '../deliveries/index.ts';

/** The address by which contact c is mailed: the preferred one, else the first; null: there is none. */
export const mailAddress: Sql<string | null> = sql<string | null>`coalesce(
  (select w ->> 'value' from jsonb_array_elements(c.channels -> 'mails') w where (w ->> 'preferred')::boolean limit 1),
  nullif(c.email, ''), c.channels -> 'mails' -> 0 ->> 'value')`;

/**
 * Whether a play may mail contact c: there is an address, nothing says not to, its reader did not refuse mail and mail arrives there. The one place that
 * knows what refuses mail.
 */
export const mayBeMailed: Sql<boolean> = sql<boolean>`(not c.do_not_contact and ${mailAddress} is not null and ${mailStop(mailAddress)} is null)`;
