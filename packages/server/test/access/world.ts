// For tests: one base with accounts of a person's own, of the team, of the region and of others, all with values that stand nowhere else.
import { ROLES, type Role, type RoleRule } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Actor } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { TestFulcrum } from '../harness/fulcrum.ts';
import { insertApproval } from './approvals-of-world.ts';
import { type CommunityIds, insertCommunityOf } from './communities-of-world.ts';
import { type FeedbackIds, insertFeedbackOf } from './feedback-of-world.ts';
import { insertHandover } from './handovers-of-world.ts';
import { AMOUNT, MARGIN } from './markers.ts';
import { insertRun, publishCalendar, publishPlays } from './plays-of-world.ts';
import { insertProcedureRun, insertProjectStart, publishProcedure } from './procedures-of-world.ts';
import { addRecords } from './records-of-world.ts';
import { insertCallOf, insertRequestsOf, type RequestIds } from './requests-of-world.ts';
import { insertResidentsOf, type ResidentIds } from './residents-of-world.ts';
import { insertResourceRequest } from './resources-of-world.ts';
import { insertServiceOrdersOf, type ServiceOrderIds } from './service-orders-of-world.ts';
import { insertSuggestion } from './suggestions-of-world.ts';
import { insertSurveysOf, type SurveyIds } from './surveys-of-world.ts';
import { insertTrainingOf, type TrainingIds } from './training-of-world.ts';
import { insertWork } from './work-of-world.ts';

/** One account with everything that hangs on it. */
export interface Side {
  code: string;
  ownerId: string;
  teamId: string | null;
  regionId: string | null;
  accountId: string;
  revision: number;
  contactId: string;
  interactionId: string;
  runId: string;
  riskId: string;
  /** With its giver at the account, and with its taker at the friend; the owner is both. */
  approvalId: string;
  /** Its owner is asked to decide the one, and has the other back. */
  approvalIds: { asked: string; returned: string };
  procedureRunId: string;
  projectStartId: string;
  /** Its owner began them and has the step: at work, and handed over to them. */
  procedureRunIds: { work: string; offered: string };
  resourceRequestId: string;
  requestIds: RequestIds;
  callId: string;
  serviceOrderIds: ServiceOrderIds;
  residentIds: ResidentIds;
  surveyIds: SurveyIds;
  communityIds: CommunityIds;
  feedbackIds: FeedbackIds;
  trainingIds: TrainingIds;
  handoverIds: { draft: string; handed: string };
  suggestionId: string;
  memberId: string;
  orderId: string;
  taskId: string;
  closedTaskId: string;
  importId: string;
  jobId: string;
  tokenId: string;
  nameId: string;
  /** Another account of the same owner, team and region, for what is of two. */
  friendId: string;
  /** A record of every declared type, by entity. */
  recordIds: Record<string, string>;
}
export interface World {
  people: Map<Role, Actor>;
  /** What each role owns itself. */
  mine: Map<Role, Side>;
  others: { team: Side; region: Side; foreign: Side };
  colleagueId: string;
  productId: string;
  segmentId: string;
  tagId: string;
  /** Whether a region lies in the tree of another. */
  below(regionId: string | null, root: string | null): boolean;
}

async function insertOrder(fulcrum: TestFulcrum, accountId: string, productId: string): Promise<string> {
  const id = newId();
  await sql`insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at)
    values (${accountId}, ${id}, 'O-1', 'CNY', '2026-10-01', '2026-10-01', '2026-10-01Z', '2026-10-01Z')`.execute(fulcrum.db);
  await sql`insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, margin, recorded_at, changed_at)
    values (${accountId}, ${id}, '1', ${productId}, '2026-10-01', '2026-10-01', 1, ${AMOUNT}, ${AMOUNT}, ${MARGIN}, '2026-10-01Z', '2026-10-01Z')`.execute(
    fulcrum.db,
  );
  return id;
}

async function addSide(fulcrum: TestFulcrum, productId: string, of: Pick<Side, 'code' | 'ownerId' | 'teamId' | 'regionId'>): Promise<Side> {
  const account = await fulcrum.call<{ id: string; revision: number }>('accounts.create', {
    code: of.code,
    name: of.code,
    ownerId: of.ownerId,
    teamId: of.teamId,
    regionId: of.regionId,
    grossMarginRate: '0.412357',
    custom: { budget: Number(AMOUNT) },
    createdOn: '2025-01-01',
  });
  const accountId = account.id;
  const contact = await fulcrum.call<{ id: string }>('contacts.create', {
    accountId,
    name: '沈澜',
    phone: '13800001111',
    email: 'shenlan@marker.example',
    wechat: 'wx_shenlan_77',
  });
  const task = (title: string) =>
    fulcrum.call<{ id: string }>('tasks.create', { accountId, title, dueOn: '2026-11-24', ownerId: of.ownerId });
  const closed = await task('已完成');
  await fulcrum.call('tasks.close', { id: closed.id, revision: 1, outcome: 'reached' });
  const made = await fulcrum.call<{ id: string }>('interactions.log', { accountId, kind: 'call', twoWay: true, summary: '问候' });
  const risk = await fulcrum.call<{ id: string }>('risks.raise', { accountId, kind: 'overdue', title: '长期欠款' });
  const named = await fulcrum.call<{ id: string }>('names.add', { accountId, kind: 'former', value: `${of.code} 旧名` });
  const { ownerId, teamId, regionId } = of;
  const also = { code: `${of.code}-2`, name: `${of.code}-2`, ownerId, teamId, regionId, createdOn: '2025-01-01' };
  const friend = await fulcrum.call<{ id: string }>('accounts.create', also);
  const joined = newId();
  // Whoever has left the team long ago meets the account no more, and stands in its history.
  await sql`insert into account_member (account_id, id, user_id, role, since, until, known_at, recorded_at, changed_at)
    values (${accountId}, ${joined}, ${of.ownerId}, 'sales', '2025-01-01', '2025-02-01', '2025-01-01', '2025-01-01Z', '2025-01-01Z')`.execute(
    fulcrum.db,
  );
  return {
    ...of,
    interactionId: made.id,
    runId: await insertRun(fulcrum, accountId),
    riskId: risk.id,
    // Its amount must be masked with the rest; who signs meets the account by no other way.
    approvalId: await insertApproval(fulcrum, { accountId, amount: AMOUNT }),
    approvalIds: {
      asked: await insertApproval(fulcrum, { accountId, amount: AMOUNT, holderId: ownerId }),
      returned: await insertApproval(fulcrum, { accountId, amount: AMOUNT, returnedTo: ownerId }),
    },
    procedureRunId: await insertProcedureRun(fulcrum, { accountId }),
    projectStartId: await insertProjectStart(fulcrum, accountId),
    procedureRunIds: {
      work: await insertProcedureRun(fulcrum, { accountId, holderId: ownerId }),
      offered: await insertProcedureRun(fulcrum, { accountId, holderId: ownerId, offered: true }),
    },
    resourceRequestId: await insertResourceRequest(fulcrum, { accountId, cost: AMOUNT }),
    requestIds: await insertRequestsOf(fulcrum, accountId),
    callId: await insertCallOf(fulcrum, accountId),
    serviceOrderIds: await insertServiceOrdersOf(fulcrum, accountId, AMOUNT),
    residentIds: await insertResidentsOf(fulcrum, accountId, AMOUNT),
    surveyIds: await insertSurveysOf(fulcrum, accountId),
    communityIds: await insertCommunityOf(fulcrum, accountId),
    feedbackIds: await insertFeedbackOf(fulcrum, accountId),
    trainingIds: await insertTrainingOf(fulcrum, accountId, contact.id),
    handoverIds: {
      draft: await insertHandover(fulcrum, { accountId, state: 'draft', ownerId }),
      handed: await insertHandover(fulcrum, { accountId: friend.id, state: 'handed', ownerId }),
    },
    suggestionId: await insertSuggestion(fulcrum, friend.id, ownerId),
    memberId: joined,
    nameId: named.id,
    friendId: friend.id,
    accountId,
    revision: account.revision,
    contactId: contact.id,
    orderId: await insertOrder(fulcrum, accountId, productId),
    recordIds: await addRecords(fulcrum, accountId, {
      products: productId,
      contacts: contact.id,
      users: of.ownerId,
      accounts: friend.id,
    }),
    taskId: (await task('确认报价')).id,
    closedTaskId: closed.id,
    ...(await insertWork(fulcrum, of.ownerId, of.code)),
  };
}

const POLICY = `apiVersion: fulcrum/v1
kind: tier
id: by-amount
name: { zh: 金额分级, en: By amount }
items:
  - id: amount
    name: { zh: 金额, en: Amount }
    perUnit: { metric: orders.amount_12m, points: 0.0000001 }
  - id: size
    name: { zh: 人数, en: Size }
    condition: { when: { metric: account.employees, op: known }, points: 3 }
levels:
  - { id: A, name: { zh: 重点, en: Key }, score: 10 }
  - { id: B, name: { zh: 普通, en: Regular } }
`;
export const DRAFT = POLICY.replaceAll('by-amount', 'by-amount-too');

/** The base that the walk over every operation goes through. */
export async function buildWorld(fulcrum: TestFulcrum): Promise<World> {
  const { call, db } = fulcrum;
  await sql`insert into custom_field (entity, id, type, name, created_at)
    values ('account', 'budget', 'money', '{"zh":"年度预算","en":"Budget"}', '2026-01-01Z')`.execute(db);
  const region = async (code: string, parentId: string | null) =>
    (await call<{ id: string }>('identity.createRegion', { code, name: code, parentId })).id;
  const [home, elsewhere] = [await region('HOME', null), await region('ELSEWHERE', null)];
  const below = await region('BELOW', home);
  const team = async (code: string) => (await call<{ id: string }>('identity.createTeam', { code, name: code })).id;
  const [ours, theirs, strange] = [await team('OURS'), await team('THEIRS'), await team('STRANGE')];
  const productId = (await call<{ id: string }>('products.create', { code: 'P-1', name: '产品' })).id;
  const segment = { kind: 'fixed', name: '目标名单', shared: true, editors: 'everyone' };
  const segmentId = (await call<{ id: string }>('segments.create', segment)).id;
  const tagId = (await call<{ id: string }>('tags.create', { name: '重点' })).id;
  await publishCalendar(fulcrum);

  const people = new Map<Role, Actor>();
  const mine = new Map<Role, Side>();
  for (const role of ROLES) {
    const person = await fulcrum.person(role, { teamId: ours, regionId: home });
    people.set(role, person);
    // Owned, and of no team or region: found by ownership alone.
    const of = { code: `MINE-${role}`, ownerId: person.userId ?? '', teamId: null, regionId: null };
    mine.set(role, await addSide(fulcrum, productId, of));
  }
  const owner = async (teamId: string) => (await fulcrum.person('csm', { teamId, name: `owner ${teamId.slice(-4)}` })).userId ?? '';
  const colleagueId = await owner(ours);
  const others = {
    team: await addSide(fulcrum, productId, { code: 'OF-TEAM', ownerId: colleagueId, teamId: ours, regionId: elsewhere }),
    region: await addSide(fulcrum, productId, { code: 'OF-REGION', ownerId: await owner(theirs), teamId: theirs, regionId: below }),
    foreign: await addSide(fulcrum, productId, { code: 'FOREIGN', ownerId: await owner(strange), teamId: strange, regionId: elsewhere }),
  };
  await call('policies.saveDraft', { id: 'by-amount', yaml: POLICY });
  await call('policies.publish', { id: 'by-amount' });
  await call('policies.saveDraft', { id: 'by-amount-too', yaml: DRAFT });
  await publishPlays(fulcrum);
  await publishProcedure(fulcrum);
  await call('evaluations.run', {});
  await call('periods.close', { month: '2026-09' });
  return {
    people,
    mine,
    others,
    colleagueId,
    productId,
    segmentId,
    tagId,
    below: (regionId, root) => root !== null && (regionId === root || (root === home && regionId === below)),
  };
}

/** Whether a rule lets a person meet an account: said once more, by hand, beside the SQL that must agree. */
export function meets(world: World, rule: RoleRule, use: 'reads' | 'writes', person: Actor, side: Side): boolean {
  const visibility = rule[use];
  if (visibility === 'all') return true;
  if (visibility === 'none') return false;
  const own = side.ownerId === person.userId;
  if (visibility === 'own') return own;
  if (visibility === 'team') return own || (side.teamId !== null && side.teamId === person.teamId);
  return own || world.below(side.regionId, person.regionId);
}
