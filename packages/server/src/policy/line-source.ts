import type { Sql } from '../db/database.ts';
import type { At } from './catalog.ts';

/** A term of a line 订阅线 (an account and what it subscribes to) as of a day. */
export interface LineTerm {
  account_id: string;
  /** Null: of no product, a line of its own. */
  product_id: string | null;
  id: string;
  kind: 'subscription' | 'contract';
  signed_on: string;
  starts_on: string;
  ends_on: string | null;
  delivered_on: string | null;
  number: string | null;
  amount: string;
  /** It names what it renews. */
  succeeds: boolean;
  /** It was ended before its last day. */
  cut: boolean;
  /** Something that renews it stands in another line. */
  elsewhere: boolean;
}

/** Where lifecycles find what an account subscribes to. */
export interface LineSource {
  terms: (at: At) => Sql<LineTerm>;
  /** Days (account_id, day) on which the stage of a line may have changed, up to the day asked; more of them do no harm. */
  days: (at: At, graceDays: number) => Sql;
}
