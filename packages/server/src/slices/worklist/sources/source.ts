import type { Both, Capability, WorkItem } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../../access/index.ts';
import type { Sql } from '../../../db/database.ts';
import type { UrgencyDays, Viewer } from '../../tasks/index.ts';
import type { WorkRow } from '../work-row.ts';

/** Whose eyes look at which day. */
export interface Looking {
  viewer: Viewer;
  /** What else they are and may: their role, where they act, whether they see what belongs to no customer. */
  role: string | null;
  writes: Scope;
  administers: boolean;
  date: string;
  now: string;
  timeZone: string;
  /** For what has no stored rank. */
  days: UrgencyDays;
  /** Of who meets no customers: the providers for which they work; null of everybody else. */
  providers: Scope | null;
}

/** Whose work: a person's, a team's (null: of no team), or nobody's, within a team or (null) anywhere. */
export type Whose = { owner: string } | { team: string | null } | { nobody: string | null };

const ofTeam = (team: string | null): Sql<boolean> => (team === null ? sql`t.team_id is null` : sql`t.team_id = ${team}::uuid`);
/** By the columns owner_id and team_id of t: a range of an index that begins with either. */
export function heldBy(whose: Whose): Sql<boolean> {
  if ('owner' in whose) return sql`t.owner_id = ${whose.owner}::uuid`;
  if ('team' in whose) return ofTeam(whose.team);
  return whose.nobody === null ? sql`t.owner_id is null` : sql`t.owner_id is null and ${ofTeam(whose.nobody)}`;
}
/** What the providers do for which somebody works, by a column of the provider; nothing for everybody else. */
export const ofProviders = ({ providers }: Pick<Looking, 'providers'>, column: Sql): Sql<boolean> =>
  providers ? accountInScope(providers, column) : sql`false`;
export const anyOf = (parts: readonly Sql<boolean>[]): Sql<boolean> => (parts.length ? sql`(${sql.join(parts, sql` or `)})` : sql`false`);

/**
 * One kind of work on the list. A source says where it stands; whose list, the order, the paging and the figures are the list's own.
 * A new kind is a file of its own and a line in sources/index.ts.
 */
export interface WorkSource {
  kind: WorkItem['kind'];
  /** Who may not do this meets none of it. */
  needs: Capability;
  /**
   * A table or a query in brackets with account_id, id, owner_id (who has to do it), team_id, due_on, value_at_stake, urgency, rank and revision;
   * it stands as t. With a rank stored and indexed by owner it is read in order; else it must be a small set.
   */
  table(looking: Looking): Sql;
  /** Which rows of t are to be done on the day and may be seen. */
  open(looking: Looking): Sql<boolean>;
  /** Which rows of t stand on any of these lists, each once; without it owner_id and team_id tell, each list by its index. */
  within?(whose: readonly Whose[], looking: Looking): Sql<boolean>;
  /** Whether providers do some of it: t has a provider_id then, and their people have on their lists what their provider does. */
  providers?: true;
  /** Of t: the moment of due_on, of work that has one. */
  dueAt?: Sql;
  /** Of t: what it is about (text), title and reason (jsonb, in both languages) and facts (jsonb). */
  about: Sql;
  title: Sql;
  reason: Sql;
  facts: Sql;
  /** Title and reason of a kind that does not write them down, from its facts. */
  words?(row: WorkRow, date: string): { title?: Both; reason?: Both };
}
