import { contract } from '@fulcrum/contract';
import { type AllHandlers, createDoor, type Door, type StreamHandlers } from '../access/index.ts';
import { accountsHandlers, membersHandlers, moveTeam, namesHandlers, profilesHandlers } from '../slices/accounts/index.ts';
import { attachmentHandlers, attachmentStreamHandlers } from '../slices/attachments/index.ts';
import { catalogsOf } from '../slices/catalog.ts';
import { competitorHandlers } from '../slices/competitors/index.ts';
import { contactsHandlers } from '../slices/contacts/index.ts';
import { contractHandlers } from '../slices/contracts/index.ts';
import { factHandlers } from '../slices/facts/index.ts';
import { identityHandlers, regionsHandlers, sessionHandlers } from '../slices/identity/index.ts';
import { interactionHandlers } from '../slices/interactions/index.ts';
import { duplicatesHandlers, mergesHandlers } from '../slices/merging/index.ts';
import { metricsHandlers } from '../slices/metrics/index.ts';
import { ordersHandlers, productsHandlers } from '../slices/orders/index.ts';
import { paymentHandlers } from '../slices/payments/index.ts';
import { periodsHandlers } from '../slices/periods/index.ts';
import { playHandlers } from '../slices/plays/index.ts';
import { ownerHooks, poolHandlers } from '../slices/pool/index.ts';
import { exportHandlers, importStreamHandlers, importsHandlers } from '../slices/portability/index.ts';
import { revealsHandlers } from '../slices/reveals/index.ts';
import { segmentsHandlers, viewsHandlers } from '../slices/segments/index.ts';
import { auditHandlers, auditStreamHandlers, fieldsHandlers, jobsHandlers } from '../slices/settings/index.ts';
import { setupHandlers, templateHandlers } from '../slices/setup/index.ts';
import { tagsHandlers } from '../slices/tags/index.ts';
import { taskHandlers } from '../slices/tasks/index.ts';
import { evaluationsHandlers, policiesHandlers, tiersHandlers } from '../slices/tiering/index.ts';
import { usageHandlers, usageStreamHandlers } from '../slices/usage/index.ts';

const handlers: AllHandlers = {
  session: { ...sessionHandlers, ...setupHandlers, ...templateHandlers },
  identity: identityHandlers,
  regions: { ...regionsHandlers, moveTeam },
  fields: fieldsHandlers,
  names: namesHandlers,
  accounts: accountsHandlers(catalogsOf, ownerHooks),
  members: membersHandlers,
  profiles: profilesHandlers,
  pool: poolHandlers,
  contacts: contactsHandlers,
  products: productsHandlers,
  orders: ordersHandlers,
  interactions: interactionHandlers,
  usage: usageHandlers,
  segments: segmentsHandlers,
  tags: tagsHandlers,
  views: viewsHandlers,
  attachments: attachmentHandlers,
  imports: importsHandlers,
  metrics: metricsHandlers,
  policies: policiesHandlers,
  evaluations: evaluationsHandlers,
  tiers: tiersHandlers,
  tasks: taskHandlers,
  plays: playHandlers,
  duplicates: duplicatesHandlers,
  merges: mergesHandlers,
  jobs: jobsHandlers,
  audit: auditHandlers,
  ...contractHandlers,
  ...paymentHandlers,
  ...factHandlers,
  ...competitorHandlers,
  reveals: revealsHandlers,
  periods: periodsHandlers,
};
const streamHandlers: StreamHandlers = {
  ...exportHandlers,
  ...importStreamHandlers,
  ...attachmentStreamHandlers,
  ...auditStreamHandlers,
  ...usageStreamHandlers,
};

/** The one door with every verb behind it. */
export const composeDoor = (): Door => createDoor(contract, handlers, streamHandlers);
