// For tests: one valid call of every operation. An operation without a line here or in the files beside it fails `every-call.test.ts` by name: add one.
import { RECORD_TYPES, type RecordType, type RoleRule } from '@fulcrum/contract';
import { newId } from '../../src/kernel/ids.ts';
import { sliceOf } from '../records/arbitrary-records.ts';
import { at, type Call, made, NEVER, open } from './call.ts';
import { CASES_OF_ACTION } from './cases-of-action.ts';
import { CASES_OF_JUDGEMENT } from './cases-of-judgement.ts';
import { BIRTHDAY } from './plays-of-world.ts';
import { recordInput } from './records-of-world.ts';
import { MAPPING } from './work-of-world.ts';
import type { Side } from './world.ts';

const ADMINISTRATOR = { name: '林知远', email: 'lin@example.com', password: '春江潮水连海平海上明月共潮生' };

export const CASES: Record<string, Call> = {
  ...CASES_OF_JUDGEMENT,
  ...CASES_OF_ACTION,
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

  'articles.search': open({ q: '如何续约' }),
  'articles.suggest': open({ q: '续' }),
  'articles.click': open({ searchId: NEVER, articleId: NEVER, position: 1 }),
  'articles.searches': open(),
  'articles.synonyms': open(),
  'articles.setSynonyms': open({ groups: [['续约', '续费']] }),
  'articles.list': open(),
  'articles.get': open({ id: NEVER }, 'resource.not_found'),
  'articles.create': open({ language: 'zh', title: '如何续约', body: '正文', audience: 'public', productId: NEVER }, 'resource.not_found'),
  'articles.change': open({ id: NEVER, revision: 1, category: '合同' }, 'resource.not_found'),
  'articles.write': open({ id: NEVER, language: 'zh', title: '如何续约', body: '正文' }, 'resource.not_found'),
  'articles.discard': open({ id: NEVER, language: 'zh' }, 'resource.not_found'),
  'articles.submit': open({ id: NEVER, language: 'zh', revision: 1 }, 'resource.not_found'),
  'articles.return': open({ id: NEVER, language: 'zh', revision: 1, reason: '补充截图' }, 'resource.not_found'),
  'articles.publish': open({ id: NEVER, language: 'zh', revision: 1 }, 'resource.not_found'),
  'articles.outdate': open({ id: NEVER, language: 'zh', reason: '已改版' }, 'resource.not_found'),
  'articles.confirm': open({ id: NEVER, reviewOn: '2027-01-01' }, 'resource.not_found'),
  'articles.versions': open({ id: NEVER, language: 'zh' }, 'resource.not_found'),
  'articles.version': open({ id: NEVER, language: 'zh', version: 1 }, 'resource.not_found'),
  'articles.difference': open({ id: NEVER, language: 'zh', from: 1, to: 2 }, 'resource.not_found'),
  'articles.restore': open({ id: NEVER, language: 'zh', version: 1 }, 'resource.not_found'),
  'articles.addQuestion': open({ id: NEVER, language: 'zh', question: '怎么续约' }, 'resource.not_found'),
  'articles.vote': open({ id: NEVER, language: 'zh', useful: true }, 'resource.not_found'),
  'articles.notes': open({ id: NEVER }, 'resource.not_found'),
  'recurringQuestions.list': open(),
  'recurringQuestions.askings': open({ id: NEVER }, 'resource.not_found'),
  'recurringQuestions.find': open(),
  'recurringQuestions.draft': open({ id: NEVER, language: 'zh' }, 'resource.not_found'),
  'recurringQuestions.dismiss': open({ id: NEVER }, 'resource.not_found'),
  'recurringQuestions.reopen': open({ id: NEVER }, 'resource.not_found'),
  'serviceRequests.solvedWith': open({ articleId: NEVER }),
  'articles.preview': open({ body: '# 标题' }),
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
  'accounts.movers': open({ by: 'tier', from: '2026-10-31' }),
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
  'contacts.mailAgain': at(({ contactId }) => ({ id: contactId })),
  'contacts.employment': at(({ contactId }) => ({ id: contactId })),
  'contacts.remove': at(({ contactId }) => ({ id: contactId })),
  'products.list': open(),
  'products.create': open({ code: 'NEW', name: '新产品' }),
  'products.change': open((_, { productId }) => ({ id: productId, revision: 1, unit: '个' })),
  'productDocuments.demanded': open(),
  'productDocuments.demand': open({ kinds: ['manual'] }),
  'productDocuments.list': open({ id: NEVER }, 'resource.not_found'),
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
  'eventDays.list': open({ from: '2026-11-01', to: '2026-12-31' }),
  'eventDays.accounts': open({ eventId: 'birthday', on: BIRTHDAY }),
  'eventDays.feed': open(),
  'eventDays.makeFeed': open(),
  'eventDays.revokeFeed': open({}, 'resource.not_found'),
  'eventDays.calendar': open(),
  'eventDays.ofAccount': at(({ accountId }) => ({ accountId })),
  'jobs.list': open(),
  'jobs.get': made(({ jobId }) => ({ id: jobId })),
  'jobs.cancel': made(({ jobId }) => ({ id: jobId })),

  'audit.list': open(),
  'audit.facets': open(),
  'reveals.reveal': at(({ contactId }) => ({ entity: 'contact', id: contactId, field: 'phone', reason: '客户来电核对' }), { use: 'reads' }),
  'calendar.year': open({ year: 2026 }),
  'calendar.hours': open(),
  'calendar.setHours': open({ windows: [{ from: '09:00', to: '17:30' }] }),
  'calendar.setYear': open({ year: 2027, source: '通知', days: [{ on: '2027-01-01', off: true }] }),
  'calendar.resetYear': open({ year: 2027 }),
  'calendar.setSpans': open({ year: 2026, spans: [{ kind: 'school', name: '暑假', from: '2026-07-13', to: '2026-08-30' }] }),
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

// Of the day before the same is said already.
CASES['keyEvents.create'] = at(({ accountId }) => ({ accountId, event: 'ranking', publishedOn: '2026-11-03' }));

// Actions and notes speak of it.
CASES['competitors.remove'] = { ...CASES['competitors.remove']!, comesTo: 'resource.in_use' };

/** Who sees what everybody made. */
export function seesEverybodys(id: string, rule: RoleRule): boolean {
  if (id.startsWith('jobs.')) return rule.may.includes('jobs.manage');
  if (id.startsWith('identity.')) return rule.may.includes('users.manage');
  return rule.writes === 'all';
}
