import { at, type Call, NEVER, open } from './call.ts';
import { DRAFT } from './world.ts';

/** A draft that reads no masked figure: what does is refused where it is masked. */
const DAYS = `apiVersion: fulcrum/v1
kind: calendar
id: days
name: { zh: 日子, en: Days }
events:
  - { id: new-year, kind: industry, name: { zh: 元旦, en: New Year }, certainty: usual, on: { every: year, month: 1, day: 1 } }
`;
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

const HEALTH = `apiVersion: fulcrum/v1
kind: health
id: well
name: { zh: 健康度, en: Health }
dimensions:
  - id: size
    name: { zh: 规模, en: Size }
    weight: 100
    measures: [{ id: staff, name: { zh: 人数, en: Staff }, metric: account.employees, normalise: { method: minmax, min: 0, max: 100 } }]
`;

const SERVICE = `apiVersion: fulcrum/v1
kind: sla
id: service
name: { zh: 服务级别, en: Service levels }
classes:
  - id: basic
    name: { zh: 基础, en: Basic }
    calendar: { days: working, from: '09:00', until: '18:00' }
    targets:
      - { severity: critical, respond: 60, resolve: 480 }
      - { severity: high, respond: 120, resolve: 960 }
      - { severity: normal, respond: 240, resolve: 1920 }
      - { severity: low, respond: 480, resolve: 3840 }
`;

/** One valid call of every operation on policies and what they give. */
export const CASES_OF_JUDGEMENT: Record<string, Call> = {
  'success.plans': open(),
  'success.attainment': open(),
  'strategy.matrix': open(),
  'strategy.brief': open(),
  'strategy.serving': open(),
  'strategy.serve': open({ id: NEVER, policyIds: [] }, 'resource.not_found'),
  'strategy.draftPlay': open({ level: 'A', stage: 'nowhere' }, 'resource.not_found'),
  'policies.list': open(),
  'policies.get': open({ id: 'by-amount' }),
  'policies.check': open({ yaml: DRAFT }),
  'policies.calendarDays': open({ yaml: DAYS }),
  'policies.tryOut': open({ yaml: BY_SIZE }),
  'policies.tryHealth': open({ yaml: HEALTH }),
  'policies.simulateHealth': open({ yaml: HEALTH }),
  'policies.simulateStages': open({ yaml: DEALS }),
  'policies.tryOutStages': open({ yaml: DEALS }),
  'policies.tryOutBenefits': open({ yaml: SERVICE }),
  'policies.simulateBenefits': open({ yaml: SERVICE }),
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
  'policies.agreeRules': open({}, 'policy.nothing_asked'),
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
};
