import type { CustomValues } from '@fulcrum/contract';
import type { Ctx, WriteCtx } from '../access/index.ts';
import type { RecordRow } from './records.sql.ts';

/** A record on its way in, and as it stands; null: is not there before, or will not be afterwards. */
export interface RecordMove {
  before: RecordRow | null;
  after: (Record<string, unknown> & { id: string; accountId: string | null; currency: string | null }) | null;
}
/** What holds for a type beyond its fields: throws a Fault, in the transaction and before anything is written. */
export type RecordRule = (ctx: WriteCtx, move: RecordMove) => Promise<void>;

/** The code of a record that comes without one, where the type has a rule for it. */
export type CodeRule = (ctx: WriteCtx, values: Readonly<Record<string, unknown>>) => Promise<string>;

/** What a type with a company's own fields asks of the slice that knows them. */
export interface OwnFields {
  /** Fails with input.invalid, naming each field. */
  check(ctx: Ctx, values: CustomValues | undefined): Promise<void>;
  /** Values as the caller may see them. */
  mask(ctx: Ctx): Promise<(values: CustomValues) => CustomValues>;
}

/** What the adjustments of a type are beyond what its declaration says. */
export interface AdjustmentRule {
  /** Values of an adjustment, by the names of the API, besides what it keeps. */
  says?: (original: RecordRow) => Readonly<Record<string, unknown>>;
  /** What follows for others, after the adjustment of record `id` was written. */
  settle?: (ctx: WriteCtx, of: { id: string; day: string }) => Promise<void>;
}

/** What a type has beyond its fields. */
export interface Beyond {
  rules: readonly RecordRule[];
  codeOf?: CodeRule | undefined;
  own?: OwnFields | undefined;
  adjustment?: AdjustmentRule | undefined;
}

export const follow = (rules: readonly RecordRule[], ctx: WriteCtx, move: RecordMove): Promise<void> =>
  rules.reduce((earlier, rule) => earlier.then(() => rule(ctx, move)), Promise.resolve());
