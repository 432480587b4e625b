// For tests: one valid call of every operation where people act and are told.
import { defaultApprovalRules } from '@fulcrum/contract';
import { at, type Call, held, NEVER, open, task } from './call.ts';
import { playYaml } from './plays-of-world.ts';

/** Nobody listens there. */
const MAIL_SERVER = {
  ...{ enabled: true, host: '127.0.0.1', port: 1, security: 'none', user: null },
  ...{ fromName: 'Fulcrum', fromAddress: 'fulcrum@example.com', web: 'https://fulcrum.example.com' },
};
const ROBOT = {
  ...{ vendor: 'wecom', name: '运营群', enabled: true, language: 'zh', kinds: ['task_given'], names: false },
  address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=K',
};

/** A step of a run, by who has it or leads the account. */
const step = (input: Call['input']): Call => held(input, 'access.forbidden', { leads: true });
/** A decision, by who was asked. */
const decided = (input: Call['input']): Call => held(input, 'approval.not_yours_now');

export const CASES_OF_ACTION: Record<string, Call> = {
  'notifications.list': open(),
  'notifications.unread': open(),
  'notifications.read': open({ id: NEVER }, 'resource.not_found'),
  'notifications.readAll': open(),
  'notifications.preferences': open(),
  'notifications.setPreferences': open({ kinds: { job_ended: { inApp: false } } }),

  'deliveries.list': open(),
  'deliveries.figures': open(),
  'deliveries.retry': open({ id: NEVER }, 'resource.not_found'),
  'mail.server': open(),
  'mail.setServer': open(MAIL_SERVER),
  'robots.list': open(),
  'robots.create': open(ROBOT),
  'robots.change': open({ id: NEVER, enabled: false }, 'resource.not_found'),
  'robots.remove': open({ id: NEVER }, 'resource.not_found'),
  'robots.test': open({ id: NEVER }, 'resource.not_found'),
  'mail.test': open({}, 'mail.no_server'),

  'worklist.list': open(),
  'worklist.load': open(),
  'worklist.move': open((_, { colleagueId }) => ({ fromId: colleagueId, toId: colleagueId })),
  'worklist.wave': at(({ suggestionId }) => ({ id: suggestionId, revision: 1, days: 14, reason: '客户放假' })),
  'worklist.wake': at(({ suggestionId }) => ({ id: suggestionId, revision: 1 })),
  'worklist.take': at(({ suggestionId }) => ({ id: suggestionId, revision: 1 })),
  'worklist.rules': open(),
  'worklist.setRules': open({}),
  // Tasks of one's own are seen at accounts that are not: of a strange account the list is empty.
  'tasks.list': at(({ accountId }) => ({ accountId }), { unseen: 'ok' }),
  'tasks.get': task(({ taskId }) => ({ id: taskId })),
  'tasks.create': at(({ accountId }) => ({ accountId, title: '回访', dueOn: '2026-11-25' })),
  'tasks.close': task(({ taskId }) => ({ id: taskId, revision: 1, outcome: 'reached' })),
  'tasks.reopen': task(({ closedTaskId }) => ({ id: closedTaskId, revision: 2 })),
  'tasks.snooze': task(({ taskId }) => ({ id: taskId, revision: 1, until: '2026-11-30', reason: '客户出差' })),
  'tasks.reassign': task(({ taskId }, { colleagueId }) => ({ id: taskId, revision: 1, ownerId: colleagueId })),
  'procedures.list': open(),
  'procedures.waits': open({ id: 'procedure-care' }),
  'procedures.board': open({ policyId: 'procedure-care' }),
  'procedures.runs': at(({ accountId }) => ({ accountId })),
  'procedures.run': held(({ procedureRunIds }) => ({ id: procedureRunIds.work }), 'ok'),
  'procedures.begin': at(({ accountId }) => ({ id: 'procedure-care', accountId })),
  'procedures.accept': step(({ procedureRunIds }) => ({ id: procedureRunIds.offered, revision: 1 })),
  'procedures.finish': step(({ procedureRunIds }) => ({ id: procedureRunIds.work, revision: 1 })),
  'procedures.return': step(({ procedureRunIds }) => ({ id: procedureRunIds.offered, revision: 1, reason: '不清楚' })),
  'procedures.stop': step(({ procedureRunIds }) => ({ id: procedureRunIds.work, revision: 1, reason: '停止' })),
  'approvals.list': at(({ accountId }) => ({ accountId, view: 'all' })),
  'approvals.waiting': open(),
  'approvals.get': at(({ approvalId }) => ({ id: approvalId })),
  'approvals.preview': at(({ accountId }) => ({ accountId, amount: '9' })),
  'approvals.request': at(({ accountId }) => ({ accountId, title: '赠送培训', reason: '换取续约' }), { use: 'reads' }),
  'approvals.askAgain': held(({ approvalIds }) => ({ id: approvalIds.returned, revision: 1, reason: '再问' }), 'access.forbidden'),
  'approvals.approve': decided(({ approvalIds }) => ({ id: approvalIds.asked, revision: 1 })),
  'approvals.reject': decided(({ approvalIds }) => ({ id: approvalIds.asked, revision: 1, reason: '不' })),
  'approvals.return': decided(({ approvalIds }) => ({ id: approvalIds.asked, revision: 1, reason: '补充' })),
  'approvals.addSigner': decided(({ approvalIds }, { colleagueId }) => ({
    ...{ id: approvalIds.asked, revision: 1 },
    ...{ userId: colleagueId, place: 'after' },
  })),
  'approvals.delegate': decided(({ approvalIds }, { colleagueId }) => ({ id: approvalIds.asked, revision: 1, toId: colleagueId })),
  'approvals.withdraw': held(({ approvalIds }) => ({ id: approvalIds.returned, revision: 1 }), 'access.forbidden'),
  'approvals.people': open(),
  'approvals.rules': open(),
  'approvals.setRules': open(() => defaultApprovalRules(null)),
  'approvals.absences': open(),
  'approvals.setAbsence': open((_, { colleagueId }) => ({ deputyId: colleagueId, from: '2026-11-23', until: '2026-11-30' })),
  'approvals.endAbsence': open({ id: NEVER }, 'resource.not_found'),
  'handovers.list': at(({ accountId }) => ({ accountId })),
  'handovers.waiting': open(),
  'handovers.figures': open(),
  'handovers.get': task(({ handoverIds }) => ({ id: handoverIds.draft })),
  'handovers.create': open(({ accountId }, { colleagueId }) => ({ ids: [accountId], toId: colleagueId, reason: 'leave' })),
  'handovers.change': task(({ handoverIds }) => ({ id: handoverIds.draft, revision: 1, note: '下周同去拜访' })),
  'handovers.hand': task(({ handoverIds }) => ({ id: handoverIds.draft, revision: 1 })),
  'handovers.accept': task(({ handoverIds }) => ({ id: handoverIds.handed, revision: 1 })),
  'handovers.return': task(({ handoverIds }) => ({ id: handoverIds.handed, revision: 1, items: [{ id: 'risks', why: '太简略' }] })),
  'handovers.withdraw': task(({ handoverIds }) => ({ id: handoverIds.draft, revision: 1, reason: '客户不转了' })),
  'plays.contactRules': open(),
  'plays.setContactRules': open({}),
  'handovers.rules': open(),
  'handovers.setRules': open({}),
  'plays.list': open(),
  'plays.run': open(),
  'plays.runs': open({ limit: 10 }),
  'plays.runById': at(({ runId }) => ({ id: runId })),
  'plays.stop': at(({ runId }) => ({ id: runId })),
  'plays.begin': at(({ accountId }) => ({ id: 'care-too', accountId })),
  'plays.effect': open({ id: 'care' }),
  'plays.effects': open(),
  'plays.pause': open({ id: 'care' }),
  'plays.resume': open({ id: 'care' }),
  'plays.tryOut': open({ yaml: playYaml('care') }),
};
