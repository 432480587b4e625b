// For tests: plays that hold every setting, and each of them with one value changed.
import { CONTACT_RANKS, DECISION_ROLES, DOERS, OUTCOMES, PlayPolicy, REQUEST_KINDS, RISK_KINDS, SEVERITIES } from '@fulcrum/contract';

const text = (zh: string) => ({ zh, en: `${zh} in English` });
const size = (op: string, value: number) => ({ metric: 'account.employees', op, value });
const head = { apiVersion: 'fulcrum/v1', kind: 'play', name: text('剧本') };
const TASK = {
  ...{ for: 'owner', dueInWorkingDays: 5, kind: 'call', ranks: ['leader'], roles: ['decider'], material: text('材料') },
  ...{ title: text('标题'), reason: text('原因'), script: text('话术'), checklist: [text('一'), text('二')] },
};
const FULL = {
  ...{ ...head, id: 'full', trigger: { on: 'term_ends', at: [90, 60] }, who: size('>=', 100) },
  steps: [
    { id: 'call', task: TASK },
    {
      id: 'write',
      message: {
        channel: 'mail',
        subject: text('主题'),
        for: 'sales',
        dueInWorkingDays: 2,
        roles: ['user'],
        title: text('发'),
        reason: text('因'),
        script: text('您好'),
      },
    },
    { id: 'rest', wait: { closed: 'call', atMost: 14 } },
    { id: 'went', branch: { test: { task: 'call', closedAs: ['reached'] }, met: 'end', unmet: 'next' } },
    { id: 'mark', set: { field: 'care', value: 'yes' } },
    { id: 'next', start: { play: 'other' } },
    { id: 'end', end: true },
  ],
  limits: { oncePerDays: 30, atMost: { runs: 10, per: 'week' }, budget: { each: 100, total: 5000, per: 'year' } },
  ...{ holdout: 0.1, aim: { outcome: 'renewed', withinDays: 120 } },
};
const TRIGGERS = [
  { on: 'tier_moved', direction: 'up' },
  { on: 'cadence_due', days: { A: 30, B: 60 } },
  { on: 'stage_entered', stages: ['launch'] },
  { on: 'stage_left', stages: ['launch'] },
  { on: 'stage_stayed', stages: ['launch'], days: 30 },
  { on: 'payment_overdue', at: [7] },
  { on: 'contact_left', roles: ['decider'] },
  { on: 'milestone_missed', days: 3 },
  { on: 'health_fell', below: 60, by: 20 },
  { on: 'key_event', events: ['teachers-day'], at: [-7, 3], in: 'days' },
  { on: 'risk_raised', kinds: ['overdue'] },
  { on: 'request_warned', requests: ['fault'], severities: ['critical'] },
  { on: 'request_escalated', requests: ['fault'], severities: ['critical'] },
  { on: 'request_reopened', requests: ['fault'] },
  { on: 'request_rated_low', requests: ['fault'], upTo: 2 },
  { on: 'survey_detractor', surveys: ['01a0b0c0-0000-7000-8000-000000000001'], upTo: 4 },
  { on: 'feedback_delivered', outcomes: ['delivered', 'declined'] },
  { on: 'condition_met', when: size('<', 5) },
];
const STEPS = [
  { id: 'a', branch: { test: { when: size('>', 7) }, met: 'b' } },
  { id: 'm', branch: { test: { begunAt: [7] }, unmet: 'b' } },
  { id: 'c', wait: { workingDays: 3 } },
  { id: 'b', wait: { days: 3 } },
];

/** The first holds every kind of setting; the others every trigger, and what the first has another kind of. */
export const PLAYS: readonly PlayPolicy[] = [
  PlayPolicy.parse(FULL),
  ...TRIGGERS.map((trigger, at) => PlayPolicy.parse({ ...head, id: `trigger-${at}`, trigger, steps: STEPS, stopWhen: size('<', 1) })),
  PlayPolicy.parse({
    ...head,
    id: 'aim',
    trigger: { on: 'by_hand' },
    steps: STEPS,
    aim: { outcome: 'condition', when: size('>', 9), withinDays: 9 },
  }),
  PlayPolicy.parse({
    ...{ ...head, id: 'post', trigger: { on: 'by_hand' } },
    steps: [
      { id: 'send', material: { what: text('样书'), ranks: ['head'], roles: ['user'], gift: true, worth: 80 } },
      { id: 'tell', webhook: { target: 'erp' } },
      { id: 'group', notify: { group: '运营群', title: text('通知'), detail: text('内容') } },
    ],
  }),
];

/** Values that are one of a list: another of it. */
const LISTS: Record<string, readonly string[]> = {
  for: DOERS,
  ranks: CONTACT_RANKS,
  roles: DECISION_ROLES,
  closedAs: OUTCOMES,
  kinds: RISK_KINDS,
  requests: REQUEST_KINDS,
  severities: SEVERITIES,
  direction: ['up', 'down', 'any'],
  outcome: ['renewed', 'kept'],
  channel: ['copy', 'mail'],
  per: ['month', 'week', 'year'],
  op: ['>=', '<'],
};
/** What names the document or the kind of a part, and has no other value. */
const FIXED = /^(apiVersion|kind|id|trigger\.on|aim\.outcome)$|\.(end|metric)$/;

/** Every place of a play that holds a value, with another value for it. */
export function mutants(play: PlayPolicy): { place: string; mutant: PlayPolicy }[] {
  const found: { place: string; mutant: PlayPolicy }[] = [];
  const walk = (value: unknown, path: (string | number)[]) => {
    if (value !== null && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    else if (!FIXED.test(path.join('.'))) found.push({ place: path.join('.'), mutant: withOther(play, path, value) });
  };
  walk(play, []);
  return found;
}

function withOther(play: PlayPolicy, path: readonly (string | number)[], value: unknown): PlayPolicy {
  const mutant = structuredClone(play) as unknown as Record<string | number, unknown>;
  let here = mutant;
  for (const step of path.slice(0, -1)) here = here[step] as Record<string | number, unknown>;
  here[path.at(-1)!] = other(value, String(path.findLast((step) => typeof step === 'string')));
  return mutant as unknown as PlayPolicy;
}

function other(value: unknown, key: string): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + (value < 1 ? 0.1 : 1);
  return LISTS[key]?.find((one) => one !== value) ?? `${value}x`;
}
