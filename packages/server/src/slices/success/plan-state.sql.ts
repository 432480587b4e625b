import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At } from '../../policy/catalog.ts';

/** Plans p that had been agreed by the day. */
export const agreed = (at: Pick<At, 'asOf' | 'knownBy'>): Sql<boolean> =>
  sql<boolean>`p.happened_on <= ${at.asOf} ${at.knownBy ? sql`and p.known_at <= ${at.knownBy}::date` : sql``}`;

/** Plans p that were due in the 12 months up to the day. */
export const dueInYear = (at: Pick<At, 'asOf' | 'knownBy'>): Sql<boolean> =>
  sql<boolean>`(${agreed(at)} and p.due_on <= ${at.asOf} and p.due_on > (${at.asOf} - make_interval(months => 12))::date)`;

/** What a person of the customer had said of plan p by the day; null: nothing yet. */
export const said = (asOf: Sql): Sql => sql`(case when p.confirmed_on <= ${asOf} then p.outcome end)`;

export const stateOn = (asOf: Sql): Sql => sql`coalesce(${said(asOf)}, case when p.due_on < ${asOf} then 'waiting' else 'open' end)`;
