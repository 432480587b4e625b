import type { GrantMover, SimulatedBenefits } from '@fulcrum/contract';
import { effortLines } from './effort-lines.ts';
import { formatDay, formatNumber, formatTable } from './format.ts';
import type { Simulator } from './simulator.ts';

/** What benefits or service levels would grant to the base, beside those in force: by benefit, by class, in people, and to whom otherwise. */
export const simulateBenefits: Simulator = async (call, client, of) => {
  const { say, language } = call;
  const json = await client.policies.simulateBenefits(of);
  const at = language();
  const number = (value: number) => formatNumber(value, at);
  const { moved, benefits, byClass, classes, movers, effort } = json;
  const head = say('policy.benefits_simulated', {
    asOf: formatDay(json.asOf, at),
    id: json.policyId,
    accounts: number(moved.accounts),
    gain: number(moved.gain),
    lose: number(moved.lose),
    change: number(moved.change),
    before: json.granted.before,
    after: json.granted.after,
  });
  const className = (id: string) => [...classes.after, ...classes.before].find((one) => one.id === id)?.name[at] ?? id;
  const columns = [say('head.benefit'), say('effort.before'), say('effort.after')];
  const granted = benefits.map((one) => [one.name[at], number(one.before), number(one.after)]);
  const served = byClass.map((one) => [className(one.id), number(one.before), number(one.after)]);
  const moves = movers.map((one) => [one.code, one.name, one.level ?? '—', changesOf(one, benefits, at)]);
  const more = moved.accounts - movers.length;
  return {
    json,
    lines: [
      head,
      ...(json.main ? [] : [say('policy.benefits_not_main')]),
      ...formatTable(columns, [...granted, ...served]),
      ...(effort ? effortLines(effort, call) : []),
      ...(moves.length ? formatTable([say('head.code'), say('head.name'), say('head.level'), say('head.benefit_change')], moves) : []),
      ...(more > 0 ? [say('policy.more_movers', { count: number(more) })] : []),
    ],
  };
};

/** −csm +report ~training. */
function changesOf({ gains, loses, changes }: GrantMover, benefits: SimulatedBenefits['benefits'], at: 'zh' | 'en'): string {
  const named = (sign: string) => (id: string) => `${sign}${benefits.find((one) => one.id === id)?.name[at] ?? id}`;
  return [...loses.map(named('−')), ...gains.map(named('+')), ...changes.map(named('~'))].join(' ');
}
