import type { JobCtx } from '../../access/index.ts';
import { type Actor, ruleOf, type Scope, SYSTEM, scopeOf } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { checkMapping } from '../../files/index.ts';
import type { Entity } from './entity-rules.ts';
import type { ImportRow } from './import.sql.ts';
import type { Preparation, Prepared } from './preparation.ts';
import { prepareAccounts } from './prepare-accounts.sql.ts';
import { prepareArticles } from './prepare-articles.sql.ts';
import { prepareContacts } from './prepare-contacts.sql.ts';
import { prepareInteractions } from './prepare-interactions.sql.ts';
import { prepareOrders } from './prepare-orders.sql.ts';
import { prepareProducts } from './prepare-products.sql.ts';
import { prepareRecords } from './prepare-records.sql.ts';
import { prepareRequests } from './prepare-requests.sql.ts';
import { prepareSurveyAnswers } from './prepare-survey-answers.sql.ts';
import { prepareUsage } from './prepare-usage.sql.ts';
import { ofRecords } from './record-entity.ts';

const PREPARE: Record<Entity, (p: Preparation) => Promise<Prepared>> = {
  accounts: prepareAccounts,
  contacts: prepareContacts,
  interactions: prepareInteractions,
  requests: prepareRequests,
  'survey-answers': prepareSurveyAnswers,
  products: prepareProducts,
  articles: prepareArticles,
  orders: prepareOrders,
  usage: prepareUsage,
  payments: prepareRecords,
  ...ofRecords(() => prepareRecords),
};

/** Who meets only some accounts gets new accounts for their own part of them. */
function homeOf(actor: Actor, scope: Scope): Preparation['home'] {
  if (scope.all) return { ownerId: null, teamId: null, regionId: null };
  const byOwner = ruleOf(actor).writes === 'own' || !actor.teamId;
  return { ownerId: byOwner ? actor.userId : null, teamId: actor.teamId, regionId: actor.regionId };
}

/** Everything the set statements of an import need, seen with the rights of the person who started it. */
export async function preparation(ctx: JobCtx, db: Db, row: ImportRow, mode: Preparation['mode']): Promise<Preparation> {
  const actor = ctx.starter ?? SYSTEM;
  const scope = await scopeOf({ ...ctx, db, actor }, 'writes');
  return {
    db,
    import: row,
    mapping: checkMapping(row.mapping),
    now: ctx.now,
    today: ctx.today,
    language: ctx.organisation?.language ?? 'zh',
    organisation: ctx.organisation,
    baseCurrency: ctx.organisation?.baseCurrency ?? 'CNY',
    scope,
    home: homeOf(actor, scope),
    userId: row.created_by,
    mode,
  };
}

/** Compares the staged rows with the base in temporary tables; nothing of the base is written. */
export const prepare = (p: Preparation): Promise<Prepared> => PREPARE[p.import.entity](p);
