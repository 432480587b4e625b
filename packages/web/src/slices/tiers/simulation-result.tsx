import type { Simulation, SimulationResult } from '@fulcrum/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatMoney, formatNumber, RichText } from '../../kit/index.ts';
import { MASKED } from '../metrics/metric-value.ts';
import { PublishSimulated } from './publish-simulated.tsx';
import { SimulationEffort } from './simulation-effort.tsx';
import { SimulationLevels } from './simulation-levels.tsx';
import { type Cell, SimulationMatrix } from './simulation-matrix.tsx';
import { SimulationMoves } from './simulation-moves.tsx';
import { usePublishing } from './use-publishing.ts';

interface SimulationResultProps {
  simulation: Simulation;
  result: SimulationResult;
  others: Simulation[];
  onAccount: (id: string) => void;
}

/** Who rises and falls, from where to where, what it comes to by level, each mover with its reason, and publishing it. */
export function SimulationResultView({ simulation, result, others, onAccount }: SimulationResultProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { offered } = usePublishing();
  const [cell, setCell] = useState<Cell>();
  const [otherId, setOtherId] = useState<string>();
  const other = others.find((one) => one.id === otherId);
  const number = (value: number) => formatNumber(value, language);
  return (
    <>
      <p className="simulationAnswer">
        <Headline result={result} />
      </p>
      <p className="note">
        {t('tiers.simulate.basis', { date: formatDate(simulation.asOf, language) })}
        {result.other ? t('tiers.simulate.other', { accounts: number(result.other) }) : null}
        {result.held ? t('tiers.simulate.held', { accounts: number(result.held) }) : null}
      </p>
      <SimulationMatrix result={result} cell={cell} onCell={setCell} />
      <SimulationLevels simulation={simulation} result={result} others={others} other={other} onOther={setOtherId} />
      <SimulationEffort result={result} other={other} />
      {/* Above the movers, whose list goes on. */}
      {offered ? <PublishSimulated simulation={simulation} /> : null}
      <SimulationMoves simulationId={simulation.id} result={result} cell={cell} onCell={setCell} onAccount={onAccount} />
    </>
  );
}

function Headline({ result: { up, down, other, amount } }: { result: SimulationResult }) {
  const language = useLanguage();
  const { t } = useTranslation();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  if (up + down + other === 0) return t('tiers.simulate.nobody');
  const values = { up: formatNumber(up, language), down: formatNumber(down, language) };
  if (amount === MASKED) return <RichText text="tiers.simulate.counts" values={values} />;
  return <RichText text="tiers.simulate.answer" values={{ ...values, amount: formatMoney(amount, currency, language) }} />;
}
