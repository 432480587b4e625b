import type { Backtest } from '@fulcrum/contract';
import type { Call } from './command.ts';
import { formatTable } from './format.ts';

const SHOWN = 6;
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;

/** Whether anything known tells, then the weights, and what they gain over single figures at the points tested. */
export function proposalLines(
  { kind, proposal, noProposal, verdict }: Backtest,
  { language, say }: Pick<Call<unknown>, 'language' | 'say'>,
): string[] {
  // Of health each dimension is told by itself.
  const told = kind !== 'health' && verdict && verdict.signal !== 'unknown' && verdict.strongest;
  const lines = told
    ? [
        say(`backtest.verdict.${verdict.signal === 'none' ? 'none' : 'some'}`, {
          ...{ count: verdict.figures, name: told.name[language()], auc: told.auc.toFixed(3) },
          ...{ low: told.low.toFixed(3), high: told.high.toFixed(3) },
        }),
      ]
    : [];
  if (!proposal) return noProposal ? [...lines, noProposal] : lines;
  const weights = proposal.weights.map(({ id, name, weight }) => [id, name[language()], String(weight)]);
  const rivals = proposal.rivals
    .slice(0, SHOWN)
    .map(({ name, auc, margin }) => [name[language()], auc.toFixed(3), signed(margin.auc), `${signed(margin.low)}…${signed(margin.high)}`]);
  const own = { auc: proposal.own.auc.toFixed(3), low: proposal.own.low.toFixed(3), high: proposal.own.high.toFixed(3) };
  return [
    ...lines,
    say('backtest.proposed', own),
    ...formatTable([say('head.metric'), say('head.name'), say('head.weight')], weights),
    kind === 'health' && proposal.gain
      ? say(proposal.better ? 'backtest.gains' : 'backtest.no_gain', {
          ...{ margin: signed(proposal.gain.auc), low: signed(proposal.gain.low), high: signed(proposal.gain.high) },
        })
      : say(proposal.better ? 'backtest.better' : 'backtest.not_better'),
    ...formatTable([say('head.metric'), 'AUC', say('head.margin'), '95 %'], rivals),
  ];
}
