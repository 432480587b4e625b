import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import type { Viewer } from '../requests/index.ts';

const ofScope = (scope: Scope): Sql<boolean> => accountInScope(scope, sql`o.account_id`);
const ofProvider = ({ providers }: Viewer): Sql<boolean> => (providers ? accountInScope(providers, sql`o.provider_id`) : sql`false`);
/** A provider's person works on what their provider does, even where they were planned once for something else. */
const given = ({ userId, providers }: Viewer): Sql<boolean> =>
  providers || !userId
    ? sql`false`
    : sql`exists (select from service_order_engineer e where e.order_id = o.id and e.user_id = ${userId}::uuid)`;

/** Orders o that are seen: those of accounts in scope, those that the viewer is planned for, and a provider's own. */
export const orderVisible = (viewer: Viewer): Sql<boolean> =>
  viewer.reads.all ? sql`true` : sql`(${ofScope(viewer.reads)} or ${given(viewer)} or ${ofProvider(viewer)})`;
/** Those of them that the viewer may work on. */
export const orderWorkable = (viewer: Viewer): Sql<boolean> =>
  viewer.mayWrite ? sql`(${ofScope(viewer.writes)} or ${given(viewer)} or ${ofProvider(viewer)})` : sql`false`;
/** Entries e that are read: a provider reads no notes of ours but those shared with it, and its own. */
export const entryVisible = ({ providers, userId }: Viewer): Sql<boolean> =>
  providers ? sql`(e.what <> 'note' or e.shared or e.author_id = ${userId}::uuid)` : sql`true`;
