import type { HealthMover } from '@fulcrum/contract';
import { formatDay, formatNumber, formatTable } from './format.ts';
import type { Simulator } from './simulator.ts';

/** The colours that a health policy would give to the base, beside those in force, and who moves by what. */
export const simulateHealth: Simulator = async (call, client, of) => {
  const { say, language } = call;
  const json = await client.policies.simulateHealth({ ...of, limit: 20 });
  const { policyId, asOf, accounts, better, worse, other, arr, matrix, movers } = json;
  const at = language();
  const number = (value: number) => formatNumber(value, at);
  const colour = (id: HealthMover['from']) => (id === null ? '—' : say(`health.${id}`));
  const cause = ({ cause: by, part, change }: HealthMover) => {
    const points = change === null ? '' : ` ${change > 0 ? '+' : '−'}${formatNumber(Math.abs(change), at)}`;
    return by === 'dimension' || by === 'cap' ? `${part?.[at] ?? ''}${points}` : say(`policy.health_cause.${by}`);
  };
  const head = say('policy.health_simulated', {
    asOf: formatDay(asOf, at),
    id: policyId,
    accounts: number(accounts),
    better: number(better),
    worse: number(worse),
    other: number(other),
    arr,
  });
  const cells = matrix.map((cell) => [colour(cell.from), colour(cell.to), number(cell.accounts), cell.arr]);
  const moves = movers.map((one) => [one.code, one.name, `${colour(one.from)} → ${colour(one.to)}`, one.arr, cause(one)]);
  const more = better + worse + other - movers.length;
  return {
    json,
    lines: [
      head,
      ...formatTable([say('effort.before'), say('effort.after'), say('head.accounts'), say('head.arr')], cells),
      ...(moves.length
        ? formatTable([say('head.code'), say('head.name'), say('head.move'), say('head.arr'), say('head.cause')], moves)
        : []),
      ...(more > 0 ? [say('policy.more_movers', { count: number(more) })] : []),
    ],
  };
};
