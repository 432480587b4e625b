import type { WriteCtx } from '../../access/index.ts';

/** An account whose owner changed, with the owner it had. */
export interface OwnerMove {
  id: string;
  before: string | null;
  /** The team and region that it had, for an undo. */
  teamId?: string | null;
  regionId?: string | null;
}

/** What stands above this slice and follows an owner: given to the verbs, as slices import downwards only. */
export interface OwnerHooks {
  /** Open tasks of the former owner go along. */
  moved(ctx: WriteCtx, moves: readonly OwnerMove[]): Promise<void>;
  /** Refuses a name that somebody holds or that waits in the public pool. */
  naming(ctx: WriteCtx, name: string): Promise<void>;
  /** A person of sales registered an account of their own. */
  registered(ctx: WriteCtx, accountId: string): Promise<void>;
}
