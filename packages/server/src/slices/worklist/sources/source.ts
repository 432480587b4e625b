import type { Both, Capability, WorkItem } from '@fulcrum/contract';
import type { Sql } from '../../../db/database.ts';
import type { UrgencyDays, Viewer } from '../../tasks/index.ts';
import type { WorkRow } from '../work-row.ts';

/** Whose eyes look at which day. */
export interface Looking {
  viewer: Viewer;
  date: string;
  /** For what has no stored rank. */
  days: UrgencyDays;
}

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
  /** Of t: what it is about (text), title and reason (jsonb, in both languages) and facts (jsonb). */
  about: Sql;
  title: Sql;
  reason: Sql;
  facts: Sql;
  /** Title and reason of a kind that writes none down, from its facts. */
  words?(row: WorkRow, date: string): { title: Both; reason: Both };
}
