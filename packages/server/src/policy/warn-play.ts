import { ANNOUNCED_VARIABLES, type Both, type PlayPolicy, stepsOf } from '@fulcrum/contract';
import type { Around, EventAround } from './around.ts';
import { issueAt } from './issue.ts';
import { type NotThere, namesNotThere } from './names-not-there.ts';
import type { PolicyIssue } from './parse-policy.ts';
import { taskSteps, textsOf, variablesIn } from './play-variables.ts';

const eventsOf = ({ trigger }: PlayPolicy, { events }: Around): EventAround[] =>
  trigger.on === 'key_event' && events ? trigger.events.flatMap((id) => events.find((one) => one.id === id) ?? []) : [];

const saidBy = ({ announced, payload }: EventAround): string[] =>
  announced ? [...ANNOUNCED_VARIABLES, ...payload.map(({ id }) => `event.${id}`)] : [];

/** What every event that begins the play says of an account; null: the calendars are not known. */
export function announcedVariables(play: PlayPolicy, around: Around): string[] | null {
  if (play.trigger.on !== 'key_event' || !around.events) return null;
  const [first, ...others] = eventsOf(play, around).map(saidBy);
  return (first ?? []).filter((name) => others.every((names) => names.includes(name)));
}

/** Who is called on because something was announced is told of what was announced: a step whose texts name nothing of it. */
function bareGreetings(play: PlayPolicy, around: Around): PolicyIssue[] {
  const events = eventsOf(play, around).filter(({ payload }) => payload.length);
  const names = new Set(events.flatMap(saidBy).filter((name) => name !== 'event.link'));
  if (!names.size) return [];
  return taskSteps(play).flatMap(({ step, at, isMessage }) => {
    const path = ['steps', at, isMessage ? 'message' : 'task'];
    const used = textsOf(step, path).flatMap(({ text }) => [...variablesIn(text.zh), ...variablesIn(text.en)]);
    if (used.some((name) => names.has(name))) return [];
    const list = (separator: string) => [...names].map((one) => `{{${one}}}`).join(separator);
    return [
      issueAt(
        path,
        'text.bare_greeting',
        `步骤“${step.id}”没有用到公布的内容；只是问候不算一次事件联系，请写进 ${list('、')} 之一`,
        `The step “${step.id}” names nothing of what was announced: a bare greeting is not an event contact. Name one of ${list(', ')}`,
      ),
    ];
  });
}

/** What is allowed and perhaps not meant. */
export const warnOfPlay = (play: PlayPolicy, around: Around): PolicyIssue[] => [
  ...unreached(play),
  ...bareGreetings(play, around),
  ...unknownTargets(play, around),
];

/** What a play names may be added after it is published; until then what is to be told there fails, and what is to begin does not. */
const unknownTargets = (play: PlayPolicy, around: Around): PolicyIssue[] =>
  namesNotThere(play, around).map(({ what, name, path }) => unknownTarget(OUTSIDE[what], [...path], name, known(what, around)));

const known = (what: NotThere['what'], { procedures, plays, groups, targets }: Around): readonly string[] =>
  ({ procedure: procedures, play: plays, group: groups, target: targets, survey: null })[what] ?? [];

interface Outside {
  code: string;
  zh: string;
  en: string;
  place: Both;
}
const OUTSIDE: Record<NotThere['what'], Outside> = {
  target: {
    ...{ code: 'webhook.unknown', zh: '推送目标', en: 'target' },
    place: { zh: '管理 → 邮件与机器人 → 推送目标', en: 'Admin → Mail and robots → Targets' },
  },
  procedure: {
    ...{ code: 'procedure.unknown', zh: '流程', en: 'procedure in force' },
    place: { zh: '策略 → 运营流程', en: 'Strategy → Procedures' },
  },
  play: {
    ...{ code: 'play.unknown', zh: '生效的剧本', en: 'play in force' },
    place: { zh: '策略 → 运营剧本', en: 'Strategy → Plays' },
  },
  group: {
    ...{ code: 'group.unknown', zh: '群机器人', en: 'robot' },
    place: { zh: '管理 → 邮件与机器人 → 群机器人', en: 'Admin → Mail and robots → Group robots' },
  },
  survey: {
    ...{ code: 'survey.unknown', zh: '进行中的问卷', en: 'survey that still asks' },
    place: { zh: '客户 → 问卷', en: 'Customers → Surveys' },
  },
};

function unknownTarget({ code, zh, en, place }: Outside, path: (string | number)[], name: Both, others: readonly string[]): PolicyIssue {
  // A step of the form that was just added.
  if (!name.zh) return issueAt(path, code, `还没有选择${zh}`, `No ${en} is chosen yet`);
  const or = others.length ? { zh: `，或改为：${others.join('、')}`, en: `, or name one of ${others.join(', ')}` } : { zh: '', en: '' };
  return issueAt(
    path,
    code,
    `没有${zh}“${name.zh}”，请在“${place.zh}”里添加${or.zh}`,
    `There is no ${en} “${name.en}”: add it in ${place.en}${or.en}`,
  );
}

/** Steps that nothing leads to. */
function unreached(play: PlayPolicy): PolicyIssue[] {
  const steps = stepsOf(play);
  const reached = new Set<number>([0]);
  for (const [at, step] of steps.entries()) {
    if (!reached.has(at)) continue;
    for (const target of 'branch' in step ? [step.branch.met, step.branch.unmet] : ['end' in step ? 'end' : undefined])
      if (target !== 'end') reached.add(target === undefined ? at + 1 : steps.findIndex(({ id }) => id === target));
  }
  return steps.flatMap(({ id }, at) =>
    reached.has(at)
      ? []
      : [
          issueAt(
            ['steps', at],
            'step.unreached',
            `没有路径通到步骤“${id}”，它不会执行`,
            `Nothing leads to the step “${id}”: it is never taken`,
          ),
        ],
  );
}
