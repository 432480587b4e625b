import { SEVERITIES, type SlaClass, type SlaPolicy } from '@fulcrum/contract';
import { repeated } from './check-ids.ts';
import { issueAt } from './issue.ts';
import type { PolicyIssue } from './parse-policy.ts';

type Path = PolicyIssue['path'];

/** Each class has a target for every severity, answers before it solves, and is no slower where more stands still. */
export function checkSla({ classes }: Pick<SlaPolicy, 'classes'>): PolicyIssue[] {
  return [...repeated(classes, 'classes'), ...classes.flatMap((one, at) => checkClass(one, ['classes', at]))];
}

function checkClass({ id, calendar, targets }: SlaClass, path: Path): PolicyIssue[] {
  const missing = SEVERITIES.filter((severity) => !targets.some((one) => one.severity === severity));
  const hours =
    calendar.from < calendar.until
      ? []
      : [
          issueAt(
            [...path, 'calendar', 'until'],
            'sla.hours',
            `服务时间到 ${calendar.until} 止，不晚于 ${calendar.from}，请更正`,
            `The hours end at ${calendar.until}, not after ${calendar.from}: correct them`,
          ),
        ];
  return [
    ...hours,
    ...missing.map((severity) =>
      issueAt(
        [...path, 'targets'],
        'sla.severity_missing',
        `“${id}”缺少严重程度“${severity}”的时限，请补上`,
        `“${id}” has no targets for “${severity}”: add them`,
      ),
    ),
    ...targets.flatMap((_, at) => checkTarget(targets, at, [...path, 'targets', at])),
  ];
}

function checkTarget(targets: SlaClass['targets'], at: number, path: Path): PolicyIssue[] {
  const { severity, respond, resolve } = targets[at]!;
  if (targets.findIndex((one) => one.severity === severity) < at)
    return [
      issueAt(
        [...path, 'severity'],
        'sla.severity_repeated',
        `严重程度“${severity}”重复，请删去一处`,
        `“${severity}” stands twice: remove one`,
      ),
    ];
  const worse = targets.filter((one) => SEVERITIES.indexOf(one.severity) < SEVERITIES.indexOf(severity));
  const before = resolve < respond;
  const slower = (field: 'respond' | 'resolve') => worse.find((one) => one[field] > targets[at]![field]);
  return [
    ...(before
      ? [
          issueAt(
            [...path, 'resolve'],
            'sla.resolve_first',
            `解决时限 ${resolve} 分钟短于响应时限 ${respond} 分钟，请更正`,
            `It would be solved (${resolve} minutes) before it is answered (${respond}): correct one`,
          ),
        ]
      : []),
    ...(['respond', 'resolve'] as const).flatMap((field) => {
      const other = slower(field);
      return other
        ? [
            issueAt(
              [...path, field],
              'sla.order',
              `“${severity}”的时限（${targets[at]![field]} 分钟）短于更严重的“${other.severity}”（${other[field]} 分钟），请更正`,
              `“${severity}” is quicker (${targets[at]![field]} minutes) than “${other.severity}”, which is worse (${other[field]}): correct one`,
            ),
          ]
        : [];
    }),
  ];
}

/** Classes stand the best first: of two with the same hours, one that is nowhere quicker than a later one is out of place. */
export function warnOfSla({ classes }: Pick<SlaPolicy, 'classes'>): PolicyIssue[] {
  return classes.slice(1).flatMap((one, index) => {
    const before = classes[index]!;
    const hours = ({ calendar }: SlaClass) => `${calendar.days} ${calendar.from} ${calendar.until}`;
    const notSlower = one.targets.every((target) => {
      const other = before.targets.find(({ severity }) => severity === target.severity);
      return other && target.respond <= other.respond && target.resolve <= other.resolve;
    });
    if (hours(one) !== hours(before) || !notSlower) return [];
    return [
      issueAt(
        ['classes', index + 1],
        'sla.class_order',
        `“${one.id}”不慢于它前面的“${before.id}”：级别从好到差排列，请调整顺序或时限`,
        `“${one.id}” is no slower than “${before.id}” before it: classes stand the best first`,
      ),
    ];
  });
}
