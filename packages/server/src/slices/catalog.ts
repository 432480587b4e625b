import type { RfmOptions, UsageMetric } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { type Catalog, type CatalogFor, createCatalog } from '../policy/catalog.ts';
import { dealMetrics } from '../policy/deal.metrics.ts';
import { stagesInForce } from '../policy/lifecycles.sql.ts';
import { listMetric, membershipMetrics } from '../policy/membership.metrics.ts';
import { rfmMetrics } from '../policy/rfm.metrics.ts';
import { RFM_DEFAULT } from '../policy/rfm.sql.ts';
import { STAGE_RULES_DEFAULT, type StageRules } from '../policy/stages.sql.ts';
import { stateMetrics } from '../policy/state.metrics.ts';
import { accountMetrics, type DeclaredField } from './accounts/index.ts';
import { callMetrics } from './calls/index.ts';
import { contactMetrics } from './contacts/index.ts';
import { contractLines, contractMetrics, governingSeats } from './contracts/index.ts';
import { factMetrics, needEvidence, openNeeds } from './facts/index.ts';
import { interactionMetrics } from './interactions/index.ts';
import { orderMetrics } from './orders/index.ts';
import { paymentMetrics } from './payments/index.ts';
import { startMetrics } from './project-starts/index.ts';
import { requestMetrics } from './requests/index.ts';
import { serviceOrderMetrics } from './service-orders/index.ts';
import { successMetrics } from './success/index.ts';
import { surveyMetrics } from './surveys/index.ts';
import { selectUsageMetrics, usageMetrics } from './usage/index.ts';

/**
 * The metric catalog of this installation: what the slices declare, the company's own fields and its metrics of usage. Lines are read by the
 * lifecycle in force, or by the rules of one that is not yet.
 */
export async function catalogsOf(db: Db, rules?: StageRules): Promise<CatalogFor> {
  const fields = await sql<DeclaredField>`select id, type, name, choices from custom_field where entity = 'account' order by id`.execute(
    db,
  );
  const usage = await selectUsageMetrics(db);
  const stages = await stagesInForce(db);
  return (rfm) => catalogWith(fields.rows, rfm, usage, rules ? { ...stages, rules } : stages);
}

export const catalogOf = async (db: Db, rfm?: RfmOptions): Promise<Catalog> => (await catalogsOf(db))(rfm);

export const catalogWith = (
  fields: readonly DeclaredField[],
  rfm: RfmOptions = RFM_DEFAULT,
  usage: readonly UsageMetric[] = [],
  { names, rules = STAGE_RULES_DEFAULT }: Partial<Awaited<ReturnType<typeof stagesInForce>>> = {},
): Catalog =>
  createCatalog(
    [
      ...orderMetrics(openNeeds, needEvidence),
      contactMetrics,
      interactionMetrics,
      contractMetrics,
      ...paymentMetrics,
      ...factMetrics,
      ...successMetrics,
      ...requestMetrics,
      ...serviceOrderMetrics,
      ...callMetrics,
      ...startMetrics,
      ...surveyMetrics,
      ...usageMetrics(usage, governingSeats),
      ...accountMetrics(fields),
      rfmMetrics(rfm),
      dealMetrics(contractLines, rules),
      ...stateMetrics(names),
      ...membershipMetrics,
    ],
    listMetric,
    contractLines,
  );
