import { type Both, type PolicyChange, SEVERITIES, type Severity, type SlaClass, type SlaPolicy } from '@fulcrum/contract';
import { changedTo, partsOf } from './difference-parts.ts';
import { both, changedName, named, none, sampleChange } from './difference-words.ts';

export const SEVERITY_NAMES: Record<Severity, Both> = {
  critical: both('业务中断', 'work stopped'),
  high: both('严重受影响', 'badly affected'),
  normal: both('一般', 'normal'),
  low: both('轻微', 'slight'),
};
const FIELDS = { respond: both('响应时限', 'first answer'), resolve: both('解决时限', 'solved') } as const;
const minutes = (value: number | undefined): Both => (value === undefined ? none : both(`${value} 分钟`, `${value} minutes`));
const calendar = ({ calendar: { days, from, until } }: SlaClass): Both =>
  both(
    `${days === 'working' ? '工作日' : '每天'} ${from}–${until}`,
    `${days === 'working' ? 'working days' : 'every day'} ${from}–${until}`,
  );
const order = (classes: readonly SlaClass[]): Both =>
  both(classes.map(({ name }) => name.zh).join('、'), classes.map(({ name }) => name.en).join(', '));

/** What tells two policies of service levels apart: classes with their hours and targets, and which counts as better. */
export function slaDifference(before: SlaPolicy, after: SlaPolicy): PolicyChange[] {
  const classes = partsOf('class', before.classes, after.classes, {
    added: (one) => both(`新增服务级别${named(one.name).zh}：${wordsOf(one).zh}`, `New class ${named(one.name).en}: ${wordsOf(one).en}`),
    removed: ({ name }) => both(`删除服务级别${named(name).zh}`, `Class ${named(name).en} removed`),
    changed: changedClass,
    moved: both(`服务级别的顺序改为：${order(after.classes).zh}`, `Classes, the best first, are now: ${order(after.classes).en}`),
  });
  const head = [...changedName(both('规则', 'The policy '), before.name, after.name), ...sampleChange(before, after)];
  return [...classes, ...head.map((text) => ({ part: 'policy' as const, id: null, what: 'changed' as const, text }))];
}

const targetOf = (of: SlaClass, severity: Severity) => of.targets.find((target) => target.severity === severity);

function wordsOf(of: SlaClass): Both {
  const targets = of.targets.map(({ severity, respond, resolve }) =>
    both(`${SEVERITY_NAMES[severity].zh} ${respond}/${resolve} 分钟`, `${SEVERITY_NAMES[severity].en} ${respond}/${resolve} minutes`),
  );
  const all = [calendar(of), ...targets];
  return both(all.map(({ zh }) => zh).join('，'), all.map(({ en }) => en).join(', '));
}

function changedClass(was: SlaClass, is: SlaClass): Both[] {
  const of = (zh: string, en: string): Both => both(`${named(is.name).zh}的${zh}`, `${named(is.name).en}: ${en}`);
  return [
    ...changedName(both('服务级别', 'Class '), was.name, is.name),
    ...changedTo(of('服务时间', 'hours'), calendar(was), calendar(is)),
    ...SEVERITIES.flatMap((severity) =>
      (['respond', 'resolve'] as const).flatMap((field) =>
        changedTo(
          of(`${SEVERITY_NAMES[severity].zh}${FIELDS[field].zh}`, `${SEVERITY_NAMES[severity].en}, ${FIELDS[field].en}`),
          minutes(targetOf(was, severity)?.[field]),
          minutes(targetOf(is, severity)?.[field]),
        ),
      ),
    ),
  ];
}
