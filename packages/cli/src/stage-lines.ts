import type { Both, LifecycleCourse, SubscriptionLine } from '@fulcrum/contract';
import type { Call } from './command.ts';
import { formatDay, formatTable } from './format.ts';

interface Lifecycle {
  asOf: string;
  stage: string | null;
  since: string | null;
  stages: readonly { id: string; name: Both }[];
  lines: readonly SubscriptionLine[];
  course: LifecycleCourse | null;
}

/** The stage of an account, and every line it subscribes to with its dates and what comes next, or its exit criteria. */
export function stageLines({ asOf, stage, since, stages, lines, course }: Lifecycle, { language, say }: Call<unknown>): string[] {
  if (stage === null || since === null) return [say('account.no_stage')];
  const at = language();
  const day = (on: string | null) => (on === null ? '—' : formatDay(on, at));
  const named = (id: string) => stages.find((one) => one.id === id)?.name[at] ?? id;
  const head = say('account.stage', { asOf: day(asOf), stage: named(stage), since: day(since) });
  if (course) {
    const { kept, exits } = course;
    return [
      head,
      ...exits.map(({ name, met }) => say(met ? 'account.exit_met' : 'account.exit_open', { name: name[at] })),
      ...(kept ? [say(`account.kept.${kept.reason}`, { stage: named(stage), other: named(kept.from) })] : []),
    ];
  }
  const next = ({ nextStage, nextOn }: SubscriptionLine) => {
    if (nextStage === null) return '—';
    return nextOn === null
      ? say('account.next_open', { stage: named(nextStage) })
      : say('account.next', { stage: named(nextStage), on: day(nextOn) });
  };
  const header = [`  ${say('head.product')}`, say('head.stage'), say('head.stage_since'), say('head.term'), say('head.next')];
  const rows = lines.map((line) => [
    `  ${line.productName ?? say('account.no_product')}`,
    line.late ? `${named(line.stage)} · ${say('account.late')}` : named(line.stage),
    day(line.since),
    `${day(line.startsOn)} – ${day(line.endsOn)}`,
    next(line),
  ]);
  return [head, ...formatTable(header, rows)];
}
