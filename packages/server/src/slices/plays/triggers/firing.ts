import type { Trigger, TriggerKind } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../../db/database.ts';
import type { WorkCalendar } from '../../../kernel/working-days.ts';
import type { At } from '../../../policy/catalog.ts';
import type { Figures } from '../../accounts/index.ts';
import { EVENT_OCCASION } from '../../key-events/index.ts';
import type { PlayInForce } from '../plays.sql.ts';

/** What a trigger looks at: a play in force and the day for which it runs. */
export interface Firing {
  inForce: PlayInForce;
  today: string;
  /** What conditions may ask. */
  figures: Figures;
  /** On which days the installation works. */
  calendar: WorkCalendar;
  /** A play that is stored nowhere: what it would do has not been noted. */
  isDraft?: boolean;
}
/** With what the occasions of each trigger begin: a run that a person or another play began has none of them. */
const OCCASIONS = {
  tier_moved: 'tier:',
  cadence_due: 'cadence:',
  stage_entered: 'entered:',
  stage_left: 'left:',
  stage_stayed: 'stayed:',
  term_ends: 'renewal:',
  payment_overdue: 'overdue:',
  milestone_missed: 'milestone:',
  contact_left: 'left:',
  health_fell: 'health:',
  key_event: EVENT_OCCASION,
  risk_raised: 'risk:',
  request_warned: 'warned:',
  request_escalated: 'escalated:',
  request_reopened: 'reopened:',
  request_rated_low: 'rated:',
  survey_detractor: 'survey:',
  feedback_delivered: 'feedback:',
  certificate_expiring: 'certificate:',
  condition_met: 'met:',
} as const satisfies Record<Exclude<TriggerKind, 'by_hand'>, string>;
export const occasionOf = (on: keyof typeof OCCASIONS): Sql => sql`${OCCASIONS[on]}::text`;

/** Whether run r was begun by the trigger. */
export const isBegunBy = (on: TriggerKind): Sql<boolean> =>
  on === 'by_hand' ? sql<boolean>`false` : sql<boolean>`starts_with(r.occasion, ${OCCASIONS[on]})`;

export type On<K extends TriggerKind> = Extract<Trigger, { on: K }>;

export const dayOf = ({ today }: Firing): Sql => sql`${today}::date`;

/** The days that a trigger of things that happen looks at. The day of the last run is looked at again: what is known of it may have come after. */
export const since = ({ inForce }: Firing): Sql => sql`${inForce.ranTo}::date`;
export const within = (day: Sql, firing: Firing): Sql<boolean> => sql<boolean>`${day} between ${since(firing)} and ${dayOf(firing)}`;

/** Everything as of the day, of the whole base. */
export const wholeBaseOn = (firing: Firing): At => ({ asOf: dayOf(firing) as Sql<string>, accounts: () => sql<boolean>`true` });

/** Whether one of the given, or anything where none is given. */
export const among = (column: Sql, given: readonly string[] | undefined): Sql<boolean> =>
  given ? sql<boolean>`${column} = any(${[...given]}::text[])` : sql<boolean>`true`;

/** The days before or after a day of which the play tells, as a column. */
export const marks = (days: readonly number[]): Sql => sql`unnest(${[...days]}::int[])`;
