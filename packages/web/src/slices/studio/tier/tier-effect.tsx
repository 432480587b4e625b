import type { SimulationResult } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/index.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Failure, formatDate } from '../../../kit/index.ts';
import { SimulationEffort } from '../../tiers/simulation-effort.tsx';
import { type Cell, SimulationMatrix } from '../../tiers/simulation-matrix.tsx';
import { SimulationMoves } from '../../tiers/simulation-moves.tsx';
import { SimulationRunning } from '../../tiers/simulation-running.tsx';
import { SampleAccounts, useSampleChoice } from '../sample-accounts.tsx';
import type { Studio } from '../use-studio.ts';
import type { DraftPolicy } from './draft-shape.ts';
import { SampleCard } from './sample-card.tsx';
import type { DraftSimulation } from './use-simulation.ts';

interface TierEffectProps {
  policyId: string;
  studio: Studio<DraftPolicy>;
  simulation: DraftSimulation;
  onAccount: (id: string) => void;
  /** A panel stands beside. */
  narrow: boolean;
}

/** What the draft does: to three accounts at once, to all of them when simulated. */
export function TierEffect({ policyId, studio, simulation, onAccount, narrow }: TierEffectProps) {
  const choice = useSampleChoice(policyId);
  const tried = useQuery({
    ...api.policies.tryOut.queryOptions({ input: { yaml: studio.settled, ...(choice.chosen ? { accounts: choice.chosen } : {}) } }),
    enabled: studio.sound && choice.isKnown,
    placeholderData: (last) => last,
    retry: false,
  });
  const { draft, before } = studio;
  return (
    <>
      <SampleAccounts
        studio={studio}
        choice={choice}
        tried={tried}
        card={(account) =>
          draft ? <SampleCard account={account} draft={draft} before={before} onOpen={() => onAccount(account.accountId)} /> : null
        }
      />
      <WholeBase studio={studio} simulation={simulation} onAccount={onAccount} narrow={narrow} />
    </>
  );
}

function WholeBase({ studio, simulation, onAccount, narrow }: Omit<TierEffectProps, 'policyId'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { current, error, isOfDraft } = simulation;
  return (
    <section className="studioBase">
      <div className="row wrap">
        <h2 className="section grow">{t('studio.base.title')}</h2>
        {current?.result ? <span className="note">{t('studio.base.asOf', { date: formatDate(current.asOf, language) })}</span> : null}
      </div>
      {error ? <Failure level={3} error={error} /> : null}
      {current ? null : <p className="note">{t(studio.changes?.length ? 'studio.base.next' : 'studio.base.nothing')}</p>}
      {current && (current.state === 'waiting' || current.state === 'running') ? <SimulationRunning current={current} /> : null}
      {current?.state === 'cancelled' ? <p className="ink2">{t('tiers.simulate.stopped')}</p> : null}
      {current?.state === 'failed' ? (
        <p className="ink2" role="alert">
          {t('tiers.simulate.failed', { reason: current.fault ?? '' })}
        </p>
      ) : null}
      {current?.result && !isOfDraft ? (
        <p className="staleNote" role="status">
          {t(studio.changes?.length === 0 ? 'studio.base.published' : 'studio.base.stale')}
        </p>
      ) : null}
      {current?.result ? <Result key={current.id} id={current.id} result={current.result} onAccount={onAccount} narrow={narrow} /> : null}
    </section>
  );
}

interface ResultProps extends Pick<TierEffectProps, 'onAccount' | 'narrow'> {
  id: string;
  result: SimulationResult;
}

function Result({ id, result, onAccount, narrow }: ResultProps) {
  const [cell, setCell] = useState<Cell>();
  return (
    <>
      <SimulationMatrix result={result} cell={cell} onCell={setCell} />
      <SimulationMoves simulationId={id} result={result} cell={cell} onCell={setCell} onAccount={onAccount} narrow={narrow} />
      <SimulationEffort result={result} other={undefined} />
    </>
  );
}
