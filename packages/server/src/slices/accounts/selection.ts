import { sql } from 'kysely';
import { type Ctx, inScope, scopeOf } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import type { CatalogsOf } from './account-base.ts';
import type { AccountFilter } from './account-filter.ts';
import { accountQuery } from './account-query.ts';
import { selectedIds } from './selection.sql.ts';

/** The accounts of a bulk action: those listed, or all that a filter meets. */
export interface Selection {
  ids?: string[] | undefined;
  where?: AccountFilter | undefined;
}

/** The ids that the caller may so use: what they do not meet is passed over, as if it were not there. */
export async function idsOf(ctx: Ctx, { ids, where }: Selection, catalogsOf: CatalogsOf, use: 'reads' | 'writes'): Promise<string[]> {
  if ((ids === undefined) === (where === undefined))
    throw new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: ['ids'], code: 'selection', message: '' }]);
  if (ids) {
    const scope = await scopeOf(ctx, use);
    const found = await sql<{
      id: string;
    }>`select a.id from account a where a.id = any(${ids}::uuid[]) and ${inScope(scope, 'a')} order by a.id`.execute(ctx.db);
    return found.rows.map(({ id }) => id);
  }
  const query = await accountQuery(ctx, where ?? {}, catalogsOf, use);
  return selectedIds(ctx.db, query);
}
