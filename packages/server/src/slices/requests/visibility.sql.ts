import { sql } from 'kysely';
import { accountInScope, type Ctx, may, providersOf, type Scope, scopeOf } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';

/** Whose eyes. */
export interface Viewer {
  userId: string | null;
  teamId: string | null;
  now: string;
  reads: Scope;
  writes: Scope;
  /** Provider accounts whose requests the viewer works on; null for whoever meets customers. */
  providers: Scope | null;
  mayWrite: boolean;
  mayDispatch: boolean;
}

export async function viewerOf(ctx: Ctx): Promise<Viewer> {
  const { userId, teamId } = ctx.actor;
  const providers = providersOf(ctx);
  return {
    ...{ userId, teamId, now: ctx.now },
    reads: await scopeOf(ctx, 'reads'),
    writes: await scopeOf(ctx, 'writes'),
    providers: providers.all ? null : providers,
    mayWrite: may(ctx.actor, 'requests.write'),
    mayDispatch: may(ctx.actor, 'requests.dispatch'),
  };
}

/** Of nobody's account yet: theirs who see or work on all accounts. */
const ofScope = (scope: Scope): Sql<boolean> => (scope.all ? sql`true` : accountInScope(scope, sql`r.account_id`));
const ofProvider = ({ providers }: Viewer): Sql<boolean> => (providers ? accountInScope(providers, sql`r.provider_id`) : sql`false`);
const given = ({ userId }: Viewer): Sql<boolean> => sql`coalesce(r.assignee_id = ${userId}::uuid, false)`;

/** Requests r that are seen: those of accounts in scope, those dispatched to the viewer, and a provider's own. */
export const requestVisible = (viewer: Viewer): Sql<boolean> =>
  viewer.reads.all ? sql`true` : sql`(${ofScope(viewer.reads)} or ${given(viewer)} or ${ofProvider(viewer)})`;
/** Those of them that the viewer may work on. */
export const requestWorkable = (viewer: Viewer): Sql<boolean> =>
  viewer.mayWrite ? sql`(${ofScope(viewer.writes)} or ${given(viewer)} or ${ofProvider(viewer)})` : sql`false`;
/** Entries e that are read: a provider reads no notes of ours but those shared with it, and its own. */
export const entryVisible = ({ providers, userId }: Viewer): Sql<boolean> =>
  providers ? sql`(e.kind <> 'note' or e.shared or e.author_id = ${userId}::uuid)` : sql`true`;
