// For tests: one valid call of every operation. An operation without a line here fails `every-call.test.ts` by name: add one.
import { RECORD_TYPES, type RecordType, type RoleRule } from '@fulcrum/contract';
import type { Actor } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { sliceOf } from '../records/arbitrary-records.ts';
import { DRAFT, MAPPING, recordInput, type Side, type World } from './world.ts';

/** A draft that reads no masked figure: what does is refused where it is masked. */
const BY_SIZE = `apiVersion: fulcrum/v1
kind: tier
id: by-size
name: { zh: 人数分级, en: By size }
items:
  - { id: size, name: { zh: 人数, en: Size }, perUnit: { metric: account.employees, points: 1 } }
levels:
  - { id: A, name: { zh: 重点, en: Key }, score: 10 }
  - { id: B, name: { zh: 普通, en: Regular } }
`;

const DEALS = `apiVersion: fulcrum/v1
kind: lifecycle
id: deals
name: { zh: 成交, en: Deals }
model: conditions
stages:
  - { id: small, name: { zh: 小, en: Small } }
  - { id: large, name: { zh: 大, en: Large }, when: { metric: account.employees, op: '>=', value: 10 } }
`;

interface Call {
  input(of: Side, world: World, person: Actor): object;
  /** `account`: of a record below an account, found by who meets it. `task`: found by its owner too. `creator`: found by who made it, and by who may see everybody's. */
  of: 'account' | 'task' | 'creator' | 'nothing';
  /** Which rule finds the record; else by the operation: a query reads, a mutation writes. */
  use?: 'reads' | 'writes';
  /** What a call on a record out of sight comes to, when not to not_found. */
  unseen?: string;
  /** What a permitted call comes to, when not to an answer. */
  comesTo?: string;
}
/** On a record that hangs on an account. */
const at = (input: Call['input'], more: Partial<Call> = {}): Call => ({ input, of: 'account', ...more });
/** On a task, which its owner always finds. */
const task = (input: Call['input']): Call => ({ input, of: 'task' });
/** On what a person made: imports, jobs, tokens. */
const made = (input: Call['input'], more: Partial<Call> = {}): Call => ({ input, of: 'creator', ...more });
/** On nothing of an account: lists, settings, what one does with oneself. */
const open = (input: object | Call['input'] = {}, comesTo?: string): Call => ({
  input: typeof input === 'function' ? (input as Call['input']) : () => input,
  of: 'nothing',
  ...(comesTo ? { comesTo } : {}),
});
const NEVER = '00000000-0000-7000-8000-000000000000';
const ADMINISTRATOR = { name: '林知远', email: 'lin@example.com', password: '春江潮水连海平海上明月共潮生' };

export const CASES: Record<string, Call> = {
  'names.list': at(({ accountId }) => ({ accountId })),
  'names.add': at(({ accountId }) => ({ accountId, kind: 'short', value: '简称' })),
  'names.remove': at(({ accountId, nameId }) => ({ accountId, id: nameId })),

  'segments.list': open(),
  'segments.get': open((_, { segmentId }) => ({ id: segmentId })),
  'segments.create': open({ kind: 'dynamic', name: '新分群', condition: { metric: 'account.employees', op: 'known' } }),
  'segments.change': open((_, { segmentId }) => ({ id: segmentId, revision: 1, description: '说明' })),
  'segments.remove': open((_, { segmentId }) => ({ id: segmentId })),
  'segments.count': open((_, { segmentId }) => ({ id: segmentId })),
  'segments.preview': open({ condition: { metric: 'account.employees', op: 'known' } }),
  'segments.members': open((_, { segmentId }) => ({ id: segmentId })),
  'segments.addMembers': open(({ accountId }, { segmentId }) => ({ id: segmentId, ids: [accountId] })),
  'segments.removeMembers': open(({ accountId }, { segmentId }) => ({ id: segmentId, ids: [accountId] })),
  'segments.penetration': open((_, { segmentId }) => ({ id: segmentId })),
  'tags.list': open(),
  'tags.create': open({ name: '新标签' }),
  'tags.change': open((_, { tagId }) => ({ id: tagId, revision: 1, name: '改名' })),
  'tags.remove': open((_, { tagId }) => ({ id: tagId })),
  'tags.ofAccount': at(({ accountId }) => ({ accountId })),
  'tags.apply': open(({ accountId }, { tagId }) => ({ ids: [accountId], add: [tagId] })),
  'views.list': open(),
  'views.create': open({ name: '我的视图', state: {} }),
  'views.change': open({ id: NEVER, revision: 1, name: '改名' }, 'resource.not_found'),
  'views.remove': open({ id: NEVER }, 'resource.not_found'),
  'views.setDefault': open({ id: null }),

  'attachments.list': at(({ accountId }) => ({ accountId })),
  'attachments.change': at(({ accountId }) => ({ accountId, id: NEVER, note: '说明' }), { comesTo: 'resource.not_found' }),
  'attachments.remove': at(({ accountId }) => ({ accountId, id: NEVER }), { comesTo: 'resource.not_found' }),
  'attachments.restore': at(({ accountId }) => ({ accountId, id: NEVER }), { comesTo: 'resource.not_found' }),
  'excelTemplates.list': open(),
  'excelTemplates.get': open({ id: NEVER }, 'resource.not_found'),
  'excelTemplates.placeholders': open({ entity: 'contracts' }),
  'excelTemplates.remove': open({ id: NEVER }, 'resource.not_found'),
  'imports.conflicts': made(({ importId }) => ({ id: importId })),
  'imports.decide': made(({ importId }) => ({ id: importId, taken: false })),

  'duplicates.list': open(),
  'duplicates.find': open(),
  'duplicates.search': open(),
  'duplicates.dismiss': at(({ accountId, friendId }) => ({ entity: 'account', firstId: accountId, secondId: friendId })),
  'duplicates.compare': at(({ accountId, friendId }) => ({ entity: 'account', firstId: accountId, secondId: friendId })),
  'merges.list': open(),
  'merges.create': at(({ accountId, friendId }) => ({ entity: 'account', winnerId: accountId, loserId: friendId })),
  'merges.undo': open({ id: NEVER }, 'resource.not_found'),

  'receivables.list': open(),
  'receivables.ageing': open(),
  'receivables.accounts': open(),
  'receivables.receipts': open(),
  'receivables.suggestions': at(({ recordIds }) => ({ receiptId: recordIds.receipts })),
  'receivables.claim': at(({ recordIds }) => ({ receiptId: recordIds.receipts, instalmentId: recordIds.instalments, amount: '1' })),
  'receivables.unclaim': open({ id: NEVER }, 'resource.not_found'),
  'ratingRubrics.list': open(),
  'ratingRubrics.change': open({ dimension: 'influence', score: 1, text: null }),
  'ratingRubrics.expiring': open(),
  'market.presence': open(),
  'market.affected': open(({ recordIds }) => ({ id: recordIds['product-retirements'] })),
  'ledger.list': open(),
  'ledger.summary': open(),
  'ledger.terms': at(({ accountId }) => ({ accountId })),
  'ledger.settings': open(),
  'ledger.changeSettings': open({ rollsUp: false }),
  'revenue.recurring': open(),
  'revenue.accounts': open(),

  'session.status': open(),
  'session.setUp': open(
    { organisation: '甲', language: 'zh', timeZone: 'Asia/Shanghai', template: null, administrator: ADMINISTRATOR },
    'setup.done',
  ),
  'session.installTemplate': open({ id: 'infrastructure' }),
  'session.clearDemo': open(),
  'session.signIn': open(() => ({ email: `${newId()}@example.com`, password: 'x' }), 'access.bad_credentials'),
  'session.signOut': open(),
  'session.me': open(),
  'session.changeMe': open({ name: '新名字' }),
  'session.changePassword': open({ current: 'x', next: ADMINISTRATOR.password }, 'access.bad_credentials'),
  'session.sessions': open(),
  'session.revokeSession': open({ id: NEVER }, 'resource.not_found'),
  'session.startTotp': open(),
  'session.confirmTotp': open({ code: '123456' }, 'access.bad_credentials'),
  'session.stopTotp': open({ password: 'x' }, 'access.bad_credentials'),

  'identity.listUsers': open(),
  'identity.createUser': open({ email: 'new@example.com', name: '新人', role: 'csm' }),
  'identity.changeUser': open((_, { colleagueId }) => ({ id: colleagueId, name: '改名' })),
  'identity.listTeams': open(),
  'identity.createTeam': open({ code: 'NEW', name: '新团队' }),
  'identity.listRegions': open(),
  'identity.createRegion': open({ code: 'NEW', name: '新区域' }),
  'identity.listRoles': open(),
  'identity.listTokens': open(),
  'identity.createToken': open({ name: '令牌' }),
  'identity.revokeToken': made(({ tokenId }) => ({ id: tokenId })),

  'regions.tree': open(),
  'regions.history': open({ id: NEVER }, 'resource.not_found'),
  'regions.change': open({ id: NEVER, name: '改名' }, 'resource.not_found'),
  'regions.end': open({ id: NEVER }, 'resource.not_found'),
  'regions.setTarget': open({ id: NEVER, period: '2026', amount: '1' }, 'resource.not_found'),
  'regions.moveTeam': open({ id: NEVER, regionId: null }, 'resource.not_found'),
  'fields.list': open(),
  'fields.declare': open({ entity: 'product', id: 'colour', type: 'text', name: { zh: '颜色', en: 'Colour' } }),
  'fields.change': open({ entity: 'product', id: 'absent', place: 1 }, 'resource.not_found'),
  'members.list': at(({ accountId }) => ({ accountId })),
  'members.owners': at(({ accountId }) => ({ accountId })),
  'members.add': at(({ accountId }, { colleagueId }) => ({ accountId, userId: colleagueId, role: 'collaborator', until: '2099-01-01' })),
  'members.change': at(({ accountId, memberId }) => ({ accountId, id: memberId, note: '曾任' })),
  'members.remove': at(({ accountId, memberId }) => ({ accountId, id: memberId })),
  'profiles.get': at(({ accountId }) => ({ accountId })),
  'profiles.rules': open(),
  'profiles.setRules': open({ everyone: [], top: [], byTier: {} }),
  // The pool holds none of these accounts: they have owners and orders. What is in it is tried in slices/pool.
  'pool.list': open(),
  'pool.held': open(),
  'pool.history': at(({ accountId }) => ({ accountId })),
  'pool.claim': open({ accountId: NEVER }, 'resource.not_found'),
  'pool.release': open({ accountId: NEVER, reason: '重复' }, 'resource.not_found'),
  'pool.rules': open(),
  'pool.setRules': open({ returnAfterDays: null, claimLimit: null, protectionDays: 0 }),

  'accounts.list': open(),
  'accounts.summary': open(),
  'accounts.compare': open({ by: 'tier', from: '2026-10-31' }),
  'accounts.get': at(({ accountId }) => ({ id: accountId })),
  'accounts.create': open({ code: 'NEW', name: '新客户' }),
  'accounts.change': at(({ accountId, revision }) => ({ id: accountId, revision, industry: '物流' })),
  'accounts.remove': at(({ accountId }) => ({ id: accountId }), { comesTo: 'resource.in_use' }),
  // What lies beyond the scope is left out of the set, so that the answer tells nothing of it.
  'accounts.undoAssign': open({ id: NEVER }, 'resource.not_found'),
  'accounts.assign': open(({ accountId }, { colleagueId }) => ({ ids: [accountId], ownerId: colleagueId })),
  'accounts.timeline': at(({ accountId }) => ({ id: accountId })),
  'contacts.list': open(),
  'contacts.create': at(({ accountId }) => ({ accountId, name: '陆文盛' })),
  'contacts.change': at(({ contactId }) => ({ id: contactId, revision: 1, title: '采购总监' })),
  // To where they are already: a person of a strange account is not found before that is seen.
  'contacts.move': at(({ contactId, accountId }) => ({ id: contactId, revision: 1, toAccountId: accountId }), {
    comesTo: 'contact.same_account',
  }),
  // To somebody at the same account: a person of a strange account is not found before that is seen.
  'contacts.link': at(({ contactId }) => ({ id: contactId, otherId: contactId }), { comesTo: 'contact.same_account' }),
  'contacts.unlink': at(({ contactId }) => ({ id: contactId })),
  'contacts.employment': at(({ contactId }) => ({ id: contactId })),
  'contacts.remove': at(({ contactId }) => ({ id: contactId })),
  'products.list': open(),
  'products.create': open({ code: 'NEW', name: '新产品' }),
  'products.change': open((_, { productId }) => ({ id: productId, revision: 1, unit: '个' })),
  'orders.list': open(),
  'orders.get': at(({ accountId, orderId }) => ({ accountId, id: orderId })),
  'orders.adjust': at(({ accountId, orderId }) => ({
    accountId,
    id: orderId,
    reason: '开票更正',
    lines: [{ lineKey: '1', amount: '-1' }],
  })),
  'orders.byMonth': at(({ accountId }) => ({ accountId })),
  'interactions.list': at(({ accountId }) => ({ accountId })),
  'interactions.change': at(({ accountId, interactionId }) => ({ accountId, id: interactionId, revision: 1, summary: '改写' })),
  'interactions.withdraw': at(({ accountId, interactionId }) => ({ accountId, id: interactionId, revision: 1 })),
  'interactions.log': at(({ accountId }) => ({ accountId, kind: 'call', twoWay: true, summary: '问候' })),

  'usage.metrics': open(),
  'usage.declare': open({ id: 'logins', aggregate: 'sum', name: { zh: '登录', en: 'Logins' } }),
  'usage.change': open({ id: 'absent', revision: 1, unit: '次' }, 'resource.not_found'),
  'usage.retain': open({ months: 24 }),
  'usage.series': at(({ accountId }) => ({ accountId })),
  'usage.contacts': at(({ accountId }) => ({ accountId })),

  'imports.list': open(),
  'imports.get': made(({ importId }) => ({ id: importId })),
  'imports.fields': open({ entity: 'accounts' }),
  'imports.mappings': open(),
  'imports.saveMapping': open({
    id: 'mine',
    mapping: { ...MAPPING, id: 'mine' },
  }),
  'imports.check': made(({ importId }) => ({ id: importId })),
  'imports.commit': made(({ importId }) => ({ id: importId })),
  'imports.cancel': made(({ importId }) => ({ id: importId })),
  'imports.problems': made(({ importId }) => ({ id: importId })),

  'metrics.list': open(),
  'metrics.value': open({ id: 'orders.count_12m', by: 'account' }),
  'policies.list': open(),
  'policies.get': open({ id: 'by-amount' }),
  'policies.check': open({ yaml: DRAFT }),
  'policies.tryOut': open({ yaml: BY_SIZE }),
  'policies.simulateStages': open({ yaml: DEALS }),
  'policies.compare': open({ id: 'by-amount', yaml: DRAFT.replaceAll('by-amount-too', 'by-amount') }),
  'policies.saveDraft': open({ id: 'by-amount-too', yaml: DRAFT }),
  'policies.simulate': open({ id: 'by-amount-too' }),
  'simulations.list': open(),
  'simulations.get': open({ id: NEVER }, 'resource.not_found'),
  'simulations.moves': open({ id: NEVER }, 'resource.not_found'),
  'simulations.stop': open({ id: NEVER }, 'resource.not_found'),
  'policies.publish': open({ id: 'by-amount-too' }),
  'policies.withdraw': open({ id: 'by-amount' }, 'policy.not_planned'),
  'policies.rollBack': open({ id: 'by-amount', version: 99 }, 'resource.not_found'),
  'policies.submit': open({ id: 'by-amount', restores: 99 }, 'resource.not_found'),
  'policies.approve': open({ id: 'by-amount', submission: NEVER }, 'policy.not_submitted'),
  'policies.sendBack': open({ id: 'by-amount', submission: NEVER, reason: '理由' }, 'policy.not_submitted'),
  'policies.takeBack': open({ id: 'by-amount', submission: NEVER }, 'policy.not_submitted'),
  'policies.rules': open(),
  'policies.setRules': open({ secondPerson: false }),
  'backtests.start': open({ metric: 'orders.count_12m' }),
  'backtests.get': open({ id: NEVER }, 'resource.not_found'),
  'backtests.list': open(),
  'backtests.cancel': open({ id: NEVER }, 'resource.not_found'),
  'backtests.draft': open({ id: NEVER }, 'resource.not_found'),
  'renewals.train': open(),
  'renewals.model': open(),
  'renewals.account': at(({ accountId }) => ({ accountId })),
  'evaluations.run': open(),
  'evaluations.list': open(),
  'tiers.overview': open(),
  'tiers.pareto': open(),
  'tiers.explain': at(({ accountId }) => ({ accountId })),
  'tiers.change': at(({ accountId }) => ({ accountId })),
  'tiers.lift': at(({ accountId }) => ({ accountId })),
  'tiers.sensitivity': open(),
  'tiers.compare': open(),
  'tiers.portfolio': open(),
  'tiers.outcomes': open(),
  'tiers.evidence': at(({ accountId }) => ({ accountId, metric: 'orders.amount_12m' })),
  'tiers.history': at(({ accountId }) => ({ accountId })),
  'tiers.rfm': open(),
  'benefits.matrix': open(),
  'benefits.account': at(({ accountId }) => ({ accountId })),
  'benefits.uses': open(),
  'benefits.tell': at(({ accountId }) => ({ accountId, benefit: 'training' }), { comesTo: 'benefit.unknown' }),
  'benefits.use': at(({ accountId }) => ({ accountId, benefit: 'training', quantity: '1' }), { comesTo: 'benefit.unknown' }),
  'benefits.decide': at(({ accountId }) => ({ accountId, id: NEVER, approve: true, note: '同意' }), { comesTo: 'resource.not_found' }),
  'benefits.takeBack': at(({ accountId }) => ({ accountId, id: NEVER, reason: '记错了' }), { comesTo: 'resource.not_found' }),
  'benefits.takeBackNotice': at(({ accountId }) => ({ accountId, id: NEVER, reason: '记错了' }), { comesTo: 'resource.not_found' }),
  'benefits.offers': open(),
  'benefits.proposeOffer': open(
    {
      name: '优惠',
      benefit: 'training',
      levels: ['A'],
      from: '2026-11-01',
      until: '2026-12-01',
      unitCost: '1',
      budget: '1',
      reason: '理由',
    },
    'benefit.unknown',
  ),
  'benefits.endOffer': open({ id: NEVER, reason: '停止' }, 'resource.not_found'),
  'benefits.decideOffer': open({ id: NEVER, approve: true, note: '同意' }, 'resource.not_found'),
  'proposals.list': open(),
  'proposals.summary': open(),
  'proposals.decide': open({ where: {}, decision: 'decline', reason: '等新合同' }),
  'freezes.list': at(({ accountId }) => ({ accountId })),
  'freezes.set': open(({ accountId }) => ({ ids: [accountId], reason: '重组期间', until: '2027-01-31' })),
  'freezes.end': open(({ accountId }) => ({ ids: [accountId], reason: '重组结束' })),
  'overrides.list': at(({ accountId }) => ({ accountId })),
  'overrides.set': at(({ accountId }) => ({ accountId, level: 'A', reason: '战略合作', until: '2027-01-31' })),
  'overrides.end': at(({ accountId }) => ({ accountId, id: NEVER, reason: '合作结束' }), { comesTo: 'resource.not_found' }),
  'overrides.setChosen': open(({ accountId }) => ({ ids: [accountId], level: 'A', reason: '战略合作', until: '2027-01-31' })),
  'overrides.setMany': open({ rows: [{ line: 1, code: '没有', level: 'A', reason: '战略合作', until: '' }] }),
  'lifecycle.overview': open(),
  'lifecycle.account': at(({ accountId }) => ({ accountId })),
  'lifecycle.flow': open({ from: '2026-01-01', to: '2026-12-31' }),
  'lifecycle.stuck': open(),
  'health.overview': open(),
  'health.account': at(({ accountId }) => ({ accountId })),
  'health.history': at(({ accountId }) => ({ accountId })),
  'health.falls': open(),
  'risks.list': open(),
  'risks.raise': at(({ accountId }) => ({ accountId, kind: 'sponsor_left', title: '联系人离职' })),
  'risks.change': at(({ accountId, riskId }) => ({ accountId, id: riskId, revision: 1, plan: '拜访' })),
  'risks.end': at(({ accountId, riskId }) => ({ accountId, id: riskId, revision: 1, state: 'mitigated' })),

  'tasks.worklist': open(),
  // Tasks of one's own are seen at accounts that are not: of a strange account the list is empty.
  'tasks.list': at(({ accountId }) => ({ accountId }), { unseen: 'ok' }),
  'tasks.get': task(({ taskId }) => ({ id: taskId })),
  'tasks.create': at(({ accountId }) => ({ accountId, title: '回访', dueOn: '2026-11-25' })),
  'tasks.close': task(({ taskId }) => ({ id: taskId, revision: 1, outcome: 'reached' })),
  'tasks.reopen': task(({ closedTaskId }) => ({ id: closedTaskId, revision: 2 })),
  'tasks.snooze': task(({ taskId }) => ({ id: taskId, revision: 1, until: '2026-11-30', reason: '客户出差' })),
  'tasks.reassign': task(({ taskId }, { colleagueId }) => ({ id: taskId, revision: 1, ownerId: colleagueId })),
  'plays.list': open(),
  'plays.run': open(),
  'jobs.list': open(),
  'jobs.get': made(({ jobId }) => ({ id: jobId })),
  'jobs.cancel': made(({ jobId }) => ({ id: jobId })),

  'audit.list': open(),
  'audit.facets': open(),
  'reveals.reveal': at(({ contactId }) => ({ entity: 'contact', id: contactId, field: 'phone', reason: '客户来电核对' }), { use: 'reads' }),
  'periods.list': open(),
  'periods.accounts': open({ month: '2026-09' }),
  'periods.close': open({ month: '2026-10' }),
  'periods.reopen': open({ month: '2026-09', reason: '补录发票' }),
  'periods.setClosingDay': open({ day: 8 }),
};

// Declared record types: five verbs each, derived as they are.
for (const type of RECORD_TYPES as readonly RecordType[]) {
  const on = type.account ? at : open;
  const id = ({ recordIds }: Side) => recordIds[type.entity];
  const ofAccount = ({ accountId }: Side) => (type.account ? { accountId } : {});
  Object.assign(CASES, {
    [`${sliceOf(type)}.list`]: open(),
    [`${sliceOf(type)}.get`]: on((side) => ({ id: id(side) })),
    [`${sliceOf(type)}.create`]: on((side) => ({ ...ofAccount(side), ...recordInput(type, side.recordIds) })),
    [`${sliceOf(type)}.change`]: on((side) => ({ id: id(side), revision: 1, code: 'NEW' })),
    [`${sliceOf(type)}.remove`]: on((side) => ({ id: id(side) })),
    ...(type.adjusts && {
      [`${sliceOf(type)}.adjustments`]: on((side) => ({ id: id(side) })),
      [`${sliceOf(type)}.adjust`]: on((side) => ({ id: id(side), amount: '987654.32', reason: '银行回单更正' })),
    }),
  });
}

// Actions and notes speak of it.
CASES['competitors.remove'] = { ...CASES['competitors.remove']!, comesTo: 'resource.in_use' };

/** One valid call of every stream. */
export const STREAM_CASES: Record<string, Call> = {
  export: open({ entity: 'accounts', format: 'csv' }),
  upload: open({ name: 'a.csv', entity: 'accounts' }),
  // Its body is a list of levels; the walk sends other lines.
  overrideRows: open({ name: 'a.csv' }, 'override.columns'),
  // The walk sends lines, which are no workbook.
  excelTemplateUpload: open({ entity: 'accounts', fileName: 'a.xlsx' }, 'workbook.unreadable'),
  excelTemplateFile: open({ id: NEVER }, 'resource.not_found'),
  // Its body lists ids as JSON; the walk sends lines.
  exportChosen: open({ entity: 'accounts', format: 'csv' }, 'input.invalid'),
  attach: open(({ accountId }) => ({ accountId, name: 'a.txt' })),
  attachment: open(({ accountId }) => ({ accountId, id: NEVER }), 'resource.not_found'),
  rejected: made(({ importId }) => ({ id: importId })),
  auditExport: open(),
  // Lines that are none of usage are refused one by one, in the answer.
  usageBulk: open(),
};

/** Who sees what everybody made. */
export function seesEverybodys(id: string, rule: RoleRule): boolean {
  if (id.startsWith('jobs.')) return rule.may.includes('jobs.manage');
  if (id.startsWith('identity.')) return rule.may.includes('users.manage');
  return rule.writes === 'all';
}
