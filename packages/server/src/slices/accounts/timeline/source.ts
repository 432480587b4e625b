import type { Capability, TimelineKind } from '@fulcrum/contract';
import type { Scope } from '../../../access/index.ts';
import type { Sql } from '../../../db/database.ts';

/** An account within the reader's scope, up to the end of a day. */
export interface TimelineOf {
  accountId: string;
  scope: Scope;
  until: string;
  timeZone: string;
  now: string;
  /** The most rows that a source gives: its newest. */
  limit: number;
}

/** Rows of one kind, for who has the right to read what they tell of: columns `on`, `at`, `kind` and `facts`, in this order. */
export interface Source {
  kind: TimelineKind;
  needs: Capability | null;
  rows: Sql;
}
