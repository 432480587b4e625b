import type { Account } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Actor } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { TestFulcrum } from '../harness/fulcrum.ts';
import { insertApproval } from './approvals-of-world.ts';
import { type CommunityIds, insertCommunityOf } from './communities-of-world.ts';
import { type FeedbackIds, insertFeedbackOf } from './feedback-of-world.ts';
import { insertRun } from './plays-of-world.ts';
import { insertProcedureRun, insertProjectStart } from './procedures-of-world.ts';
import { insertCallOf, insertRequestsOf, type RequestIds } from './requests-of-world.ts';
import { insertResidentsOf, type ResidentIds, STATION } from './residents-of-world.ts';
import { insertResourceRequest } from './resources-of-world.ts';
import { insertServiceOrdersOf, type ServiceOrderIds } from './service-orders-of-world.ts';
import { insertSuggestion } from './suggestions-of-world.ts';
import { insertSurveysOf, type SurveyIds } from './surveys-of-world.ts';
import { insertTrainingOf, type TrainingIds } from './training-of-world.ts';

/** A team with a member, an account and a record of each kind that hangs on one. */
export interface Side {
  member: Actor;
  account: Account;
  contactId: string;
  taskId: string;
  orderId: string;
  interactionId: string;
  riskId: string;
  runId: string;
  approvalId: string;
  /** Asked of the member, one for each verb; and one that the member has back. */
  asked: Record<'approve' | 'reject' | 'return' | 'addSigner' | 'delegate', string>;
  returnedId: string;
  /** Who may decide beside them. */
  colleagueId: string;
  procedureRunId: string;
  projectStartId: string;
  /** Whose step the member has, one for each verb. */
  steps: Record<'accept' | 'finish' | 'return' | 'stop', string>;
  resourceRequestId: string;
  /** For each verb those of its own: what one leaves another has to find. */
  requestIds: RequestIds;
  callId: string;
  serviceOrderIds: ServiceOrderIds;
  residentIds: ResidentIds;
  surveyIds: SurveyIds;
  communityIds: CommunityIds;
  feedbackIds: FeedbackIds;
  trainingIds: TrainingIds;
  moreRequestIds: RequestIds;
  handoverId: string;
  suggestionId: string;
  memberId: string;
  attachmentId: string;
}

/** Makes one side; `code` names its team, member and account. */
export async function sideOf(fulcrum: TestFulcrum, code: string): Promise<Side> {
  const team = await fulcrum.call<{ id: string }>('identity.createTeam', { code, name: code });
  const member = await fulcrum.person('csm', { teamId: team.id, name: code });
  const account = await fulcrum.call<Account>('accounts.create', { code, name: code, ownerId: member.userId, teamId: team.id });
  const contact = await fulcrum.call<{ id: string }>('contacts.create', {
    accountId: account.id,
    name: '沈澜',
    email: `shen@${code.toLowerCase()}.example`,
  });
  const task = await fulcrum.call<{ id: string }>('tasks.create', {
    accountId: account.id,
    title: '确认报价',
    dueOn: '2026-11-24',
    ownerId: member.userId,
  });
  await fulcrum.call('contracts.create', { accountId: account.id, signedOn: '2026-01-01', amount: '1200' });
  const [orderId, productId] = [newId(), newId()];
  await sql`insert into product (id, code, name, recorded_at, changed_at) values (${productId}, ${code}, ${code}, '2026-01-01', '2026-01-01')`.execute(
    fulcrum.db,
  );
  await sql`insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at) values (${account.id}, ${orderId}, ${code}, 'CNY', '2026-10-01', '2026-10-01', '2026-10-01', '2026-10-01')`.execute(
    fulcrum.db,
  );
  await sql`insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, recorded_at, changed_at)
    values (${account.id}, ${orderId}, '1', ${productId}, '2026-10-01', '2026-10-01', 1, 100, 100, '2026-10-01', '2026-10-01')`.execute(
    fulcrum.db,
  );
  async function* paper() {
    yield Buffer.from('合同');
  }
  const query = { accountId: account.id, name: '合同.txt' };
  const attachment = await fulcrum.door.dispatchStream('attach', await fulcrum.ctx(), query, paper());
  const made = await fulcrum.call<{ id: string }>('interactions.log', {
    accountId: account.id,
    kind: 'call',
    twoWay: true,
    summary: '问候',
  });
  const risk = await fulcrum.call<{ id: string }>('risks.raise', { accountId: account.id, kind: 'overdue', title: '长期欠款' });
  const sales = await fulcrum.person('sales');
  // Somebody must be there to decide.
  const colleague = await fulcrum.person('administrator');
  const holderId = member.userId ?? '';
  const asked = () => insertApproval(fulcrum, { accountId: account.id, amount: '100', holderId });
  const held = (offered: boolean) => insertProcedureRun(fulcrum, { accountId: account.id, holderId, offered });
  const asking = { accountId: account.id, title: '赠送培训', reason: '换取续约' };
  const approval = await fulcrum.call<{ id: string }>('approvals.request', asking, member);
  const handover = await fulcrum.call<{ id: string }>('handovers.create', { ids: [account.id], toId: sales.userId, reason: 'leave' });
  const joined = await fulcrum.call<{ id: string }>('members.add', { accountId: account.id, userId: sales.userId, role: 'sales' });
  return {
    member,
    attachmentId: attachment.id,
    account,
    contactId: contact.id,
    taskId: task.id,
    orderId,
    interactionId: made.id,
    riskId: risk.id,
    approvalId: approval.id,
    asked: { approve: await asked(), reject: await asked(), return: await asked(), addSigner: await asked(), delegate: await asked() },
    returnedId: await insertApproval(fulcrum, { accountId: account.id, amount: '100', returnedTo: holderId }),
    colleagueId: colleague.userId ?? '',
    steps: { accept: await held(true), finish: await held(false), return: await held(true), stop: await held(false) },
    procedureRunId: await insertProcedureRun(fulcrum, { accountId: account.id }),
    projectStartId: await insertProjectStart(fulcrum, account.id),
    resourceRequestId: await insertResourceRequest(fulcrum, { accountId: account.id, cost: '100' }),
    requestIds: await insertRequestsOf(fulcrum, account.id),
    callId: await insertCallOf(fulcrum, account.id),
    serviceOrderIds: await insertServiceOrdersOf(fulcrum, account.id, '100'),
    residentIds: await insertResidentsOf(fulcrum, account.id, '100'),
    surveyIds: await insertSurveysOf(fulcrum, account.id),
    communityIds: await insertCommunityOf(fulcrum, account.id),
    feedbackIds: await insertFeedbackOf(fulcrum, account.id),
    trainingIds: await insertTrainingOf(fulcrum, account.id, contact.id),
    moreRequestIds: await insertRequestsOf(fulcrum, account.id),
    handoverId: handover.id,
    suggestionId: await insertSuggestion(fulcrum, account.id, sales.userId),
    runId: await insertRun(fulcrum, account.id),
    memberId: joined.id,
  };
}

const PLAN = { from: '2026-12-02T01:00:00Z', to: '2026-12-02T03:00:00Z' };

/** One call on a record of a side, for every endpoint that names one. */
export const ON_RECORD: Record<string, (of: Side) => object> = {
  'accounts.get': ({ account }) => ({ id: account.id }),
  'accounts.change': ({ account }) => ({ id: account.id, revision: account.revision, industry: '物流' }),
  'accounts.timeline': ({ account }) => ({ id: account.id }),
  'names.list': ({ account }) => ({ accountId: account.id }),
  'names.add': ({ account }) => ({ accountId: account.id, kind: 'former', value: '旧称' }),
  'contacts.create': ({ account }) => ({ accountId: account.id, name: '陆文盛' }),
  'contacts.change': ({ contactId }) => ({ id: contactId, revision: 1, title: '采购总监' }),
  'contacts.employment': ({ contactId }) => ({ id: contactId }),
  'contacts.mailAgain': ({ contactId }) => ({ id: contactId, consent: '电话里同意' }),
  'contacts.unlink': ({ contactId }) => ({ id: contactId }),
  'interactions.change': ({ account, interactionId }) => ({ id: interactionId, accountId: account.id, revision: 1, summary: '改写' }),
  'interactions.withdraw': ({ account, interactionId }) => ({ id: interactionId, accountId: account.id, revision: 2 }),
  'members.list': ({ account }) => ({ accountId: account.id }),
  'members.owners': ({ account }) => ({ accountId: account.id }),
  'members.change': ({ account, memberId }) => ({ accountId: account.id, id: memberId, note: '主要对接' }),
  'members.remove': ({ account, memberId }) => ({ accountId: account.id, id: memberId }),
  'profiles.get': ({ account }) => ({ accountId: account.id }),
  'pool.history': ({ account }) => ({ accountId: account.id }),
  'contacts.remove': ({ contactId }) => ({ id: contactId }),
  'orders.get': ({ account, orderId }) => ({ accountId: account.id, id: orderId }),
  'orders.byMonth': ({ account }) => ({ accountId: account.id }),
  'usage.series': ({ account }) => ({ accountId: account.id }),
  'usage.contacts': ({ account }) => ({ accountId: account.id }),
  'ledger.terms': ({ account }) => ({ accountId: account.id }),
  'revenue.recurring': ({ account }) => ({ accountId: account.id }),
  'revenue.accounts': ({ account }) => ({ accountId: account.id }),
  'interactions.log': ({ account }) => ({ accountId: account.id, kind: 'call', twoWay: true, summary: '问候' }),
  'benefits.account': ({ account }) => ({ accountId: account.id }),
  'benefits.uses': ({ account }) => ({ accountId: account.id }),
  'freezes.list': ({ account }) => ({ accountId: account.id }),
  'overrides.list': ({ account }) => ({ accountId: account.id }),
  'lifecycle.account': ({ account }) => ({ accountId: account.id }),
  'renewals.account': ({ account }) => ({ accountId: account.id }),
  'attachments.list': ({ account }) => ({ accountId: account.id }),
  'attachments.change': ({ account, attachmentId }) => ({ accountId: account.id, id: attachmentId, note: '签字版' }),
  'attachments.remove': ({ account, attachmentId }) => ({ accountId: account.id, id: attachmentId }),
  'attachments.restore': ({ account, attachmentId }) => ({ accountId: account.id, id: attachmentId }),
  'tiers.evidence': ({ account }) => ({ accountId: account.id, metric: 'orders.amount_12m' }),
  'tiers.history': ({ account }) => ({ accountId: account.id }),
  'health.account': ({ account }) => ({ accountId: account.id }),
  'health.history': ({ account }) => ({ accountId: account.id }),
  'risks.list': ({ account }) => ({ accountId: account.id }),
  'risks.raise': ({ account }) => ({ accountId: account.id, kind: 'other', title: '预算收紧' }),
  'risks.change': ({ account, riskId }) => ({ accountId: account.id, id: riskId, revision: 1, plan: '拜访' }),
  'risks.end': ({ account, riskId }) => ({ accountId: account.id, id: riskId, revision: 2, state: 'closed' }),
  'tags.ofAccount': ({ account }) => ({ accountId: account.id }),
  'eventDays.ofAccount': ({ account }) => ({ accountId: account.id }),
  'plays.begin': ({ account }) => ({ id: 'care-too', accountId: account.id }),
  'plays.runs': ({ account }) => ({ accountId: account.id }),
  'postings.list': ({ account }) => ({ accountId: account.id }),
  'postings.mark': ({ runId }) => ({ ids: [runId], state: 'posted', courier: '顺丰', number: 'SF1' }),
  'plays.runById': ({ runId }) => ({ id: runId }),
  'plays.stop': ({ runId }) => ({ id: runId }),
  'projectStarts.list': ({ account }) => ({ accountId: account.id }),
  'projectStarts.get': ({ projectStartId }) => ({ id: projectStartId }),
  'projectStarts.plan': ({ projectStartId }) => ({ id: projectStartId, stepId: 'call', plannedOn: '2026-12-31', reason: '客户改期' }),
  'procedures.runs': ({ account }) => ({ accountId: account.id }),
  'procedures.run': ({ procedureRunId }) => ({ id: procedureRunId }),
  'procedures.begin': ({ account }) => ({ id: 'procedure-care', accountId: account.id }),
  'procedures.accept': ({ steps }) => ({ id: steps.accept, revision: 1 }),
  'procedures.check': ({ steps }) => ({ id: steps.finish, stepId: 'call', item: 'note', done: true }),
  'procedures.finish': ({ steps }) => ({ id: steps.finish, revision: 1 }),
  'procedures.return': ({ steps }) => ({ id: steps.return, revision: 1, reason: '不清楚' }),
  'procedures.stop': ({ steps }) => ({ id: steps.stop, revision: 1, reason: '客户不做了' }),
  'resourceRequests.list': ({ account }) => ({ accountId: account.id }),
  'resourceRequests.get': ({ resourceRequestId }) => ({ id: resourceRequestId }),
  'resourceRequests.cancel': ({ resourceRequestId }) => ({ id: resourceRequestId, revision: 1, reason: '不需要了' }),
  'residents.list': ({ account }) => ({ accountId: account.id }),
  'residents.get': ({ residentIds }) => ({ id: residentIds.stay }),
  'residents.add': ({ account }) => ({ accountId: account.id, name: '驻场工程师', ...STATION }),
  'residents.change': ({ residentIds }) => ({ id: residentIds.stay, revision: 1, weekdays: [2] }),
  'residents.file': ({ residentIds }) => ({ id: residentIds.stay, month: '2026-10', days: 2 }),
  'residents.withdraw': ({ residentIds }) => ({ id: residentIds.stay, month: '2026-09', reason: '填错' }),
  'serviceOrders.list': ({ account }) => ({ accountId: account.id }),
  'serviceOrders.get': ({ serviceOrderIds }) => ({ id: serviceOrderIds.created }),
  'serviceOrders.create': ({ account }) => ({ accountId: account.id, title: '上门检修' }),
  'serviceOrders.note': ({ serviceOrderIds }) => ({ id: serviceOrderIds.created, text: '带上备件' }),
  'serviceOrders.addCost': ({ serviceOrderIds }) => ({ id: serviceOrderIds.created, kind: 'parts', amount: '20' }),
  'serviceOrders.voidCost': ({ serviceOrderIds }) => ({ id: serviceOrderIds.created, costId: serviceOrderIds.cost, reason: '记错' }),
  'serviceOrders.change': ({ serviceOrderIds }) => ({ id: serviceOrderIds.created, revision: 1, severity: 'high' }),
  'serviceOrders.plan': ({ serviceOrderIds, member }) => ({
    id: serviceOrderIds.created,
    revision: 2,
    ...PLAN,
    engineerIds: [member.userId],
  }),
  'serviceOrders.solve': ({ serviceOrderIds }) => ({ id: serviceOrderIds.planned, revision: 1, solution: '更换光模块' }),
  'serviceOrders.deliver': ({ serviceOrderIds }) => ({ id: serviceOrderIds.solved, revision: 1 }),
  'serviceOrders.check': ({ serviceOrderIds }) => ({ id: serviceOrderIds.delivered, revision: 1, verdict: 'accepted' }),
  'serviceOrders.close': ({ serviceOrderIds }) => ({ id: serviceOrderIds.checked, revision: 1 }),
  'serviceOrders.cancel': ({ serviceOrderIds }) => ({ id: serviceOrderIds.created, revision: 3, reason: '不需要了' }),
  'serviceOrders.reopen': ({ serviceOrderIds }) => ({ id: serviceOrderIds.closed, revision: 1, reason: '又坏了' }),
  'calls.list': ({ account }) => ({ accountId: account.id }),
  'calls.get': ({ callId }) => ({ id: callId }),
  'calls.log': ({ account }) => ({ accountId: account.id, minutes: 5, text: '问合同' }),
  'calls.link': ({ callId, requestIds }) => ({ id: callId, requestId: requestIds.other }),
  'calls.identify': ({ callId, account }) => ({ id: callId, accountId: account.id }),
  'calls.dismiss': ({ callId }) => ({ id: callId }),
  'serviceRequests.list': ({ account }) => ({ accountId: account.id }),
  'serviceRequests.get': ({ requestIds }) => ({ id: requestIds.open }),
  'serviceRequests.create': ({ account }) => ({ accountId: account.id, subject: '无法登录' }),
  'serviceRequests.present': ({ requestIds }) => ({ id: requestIds.open, writing: true }),
  'serviceRequests.note': ({ requestIds }) => ({ id: requestIds.open, text: '上周也有过' }),
  'serviceRequests.change': ({ requestIds }) => ({ id: requestIds.open, revision: 1, severity: 'high' }),
  'serviceRequests.dispatch': ({ requestIds }) => ({ id: requestIds.open, revision: 2, assigneeId: null }),
  'serviceRequests.answer': ({ requestIds }) => ({ id: requestIds.open, revision: 3, text: '请重试' }),
  'serviceRequests.receive': ({ requestIds }) => ({ id: requestIds.open, revision: 4, text: '还是不行' }),
  'serviceRequests.split': ({ requestIds }) => ({ id: requestIds.open, revision: 5, entryIds: [requestIds.entry], subject: '另一件事' }),
  'serviceRequests.wait': ({ moreRequestIds }) => ({ id: moreRequestIds.open, revision: 1 }),
  'serviceRequests.resume': ({ requestIds }) => ({ id: requestIds.waiting, revision: 2 }),
  'serviceRequests.solve': ({ requestIds }) => ({ id: requestIds.other, revision: 1 }),
  'serviceRequests.close': ({ requestIds }) => ({ id: requestIds.solved, revision: 2, callback: 'confirmed' }),
  'serviceRequests.reopen': ({ moreRequestIds }) => ({ id: moreRequestIds.solved, revision: 2, reason: '又出现了' }),
  'serviceRequests.cancel': ({ moreRequestIds }) => ({ id: moreRequestIds.other, revision: 1, reason: '重复' }),
  'serviceRequests.merge': ({ moreRequestIds, requestIds }) => ({ id: moreRequestIds.waiting, revision: 2, intoId: requestIds.waiting }),
  'approvals.list': ({ account }) => ({ accountId: account.id, view: 'all' }),
  'approvals.get': ({ approvalId }) => ({ id: approvalId }),
  'approvals.preview': ({ account }) => ({ accountId: account.id }),
  'surveys.answers': ({ account }) => ({ accountId: account.id }),
  'feedbackAsks.list': ({ account }) => ({ accountId: account.id }),
  'feedbackAsks.add': ({ account, feedbackIds }) => ({ accountId: account.id, itemId: feedbackIds.other }),
  'feedbackAsks.verify': ({ account, feedbackIds }) => ({ accountId: account.id, itemId: feedbackIds.delivered, state: 'confirmed' }),
  'feedbackAsks.remove': ({ account, feedbackIds }) => ({ accountId: account.id, id: feedbackIds.ask }),
  'surveyLoops.list': ({ account }) => ({ accountId: account.id }),
  'trainingCoverage.account': ({ account }) => ({ accountId: account.id }),
  'trainingCoverage.owner': ({ account }) => ({ accountId: account.id }),
  'certificates.list': ({ account }) => ({ accountId: account.id }),
  'surveyLoops.move': ({ account, surveyIds }) => ({
    ...{ accountId: account.id, id: surveyIds.invitation, revision: 1, state: 'contacted', note: '已电话沟通' },
  }),
  'approvals.request': ({ account }) => ({ accountId: account.id, title: '报告', reason: '年终汇报' }),
  'approvals.approve': ({ asked }) => ({ id: asked.approve, revision: 1 }),
  'approvals.reject': ({ asked }) => ({ id: asked.reject, revision: 1, reason: '没有先例' }),
  'approvals.return': ({ asked }) => ({ id: asked.return, revision: 1, reason: '写明用途' }),
  'approvals.addSigner': ({ asked, colleagueId }) => ({ id: asked.addSigner, revision: 1, userId: colleagueId, place: 'after' }),
  'approvals.delegate': ({ asked, colleagueId }) => ({ id: asked.delegate, revision: 1, toId: colleagueId }),
  'approvals.askAgain': ({ returnedId }) => ({ id: returnedId, revision: 1, reason: '补上用途' }),
  'approvals.withdraw': ({ approvalId }) => ({ id: approvalId, revision: 2 }),
  'worklist.wave': ({ suggestionId }) => ({ id: suggestionId, revision: 1, days: 14, reason: '客户放假' }),
  'worklist.wake': ({ suggestionId }) => ({ id: suggestionId, revision: 2 }),
  'handovers.list': ({ account }) => ({ accountId: account.id }),
  'handovers.get': ({ handoverId }) => ({ id: handoverId }),
  'handovers.change': ({ handoverId }) => ({ id: handoverId, revision: 1, note: '下周同去拜访' }),
  'handovers.withdraw': ({ handoverId }) => ({ id: handoverId, revision: 2, reason: '客户不转了' }),
  'tasks.create': ({ account }) => ({ accountId: account.id, title: '回访', dueOn: '2026-11-25' }),
  'tasks.get': ({ taskId }) => ({ id: taskId }),
  'tasks.snooze': ({ taskId }) => ({ id: taskId, revision: 1, until: '2026-11-30', reason: '客户出差' }),
  'tasks.close': ({ taskId }) => ({ id: taskId, revision: 2, outcome: 'reached' }),
  'tasks.reopen': ({ taskId }) => ({ id: taskId, revision: 3 }),
};
