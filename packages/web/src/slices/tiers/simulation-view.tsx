import type { Simulation } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { EmptyState, Failure, SkeletonRows } from '../../kit/index.ts';
import { useSimulationName } from './simulation-name.ts';
import { SimulationResultView } from './simulation-result.tsx';
import { SimulationRunning } from './simulation-running.tsx';
import { StartSimulation } from './start-simulation.tsx';

const POLL_MS = 500;
const isLive = ({ state }: Simulation) => state === 'waiting' || state === 'running';

interface SimulationViewProps {
  policyId: string;
  /** The one asked for in the address; absent: the latest. */
  simulationId: string | undefined;
  onSimulation: (id: string) => void;
  onAccount: (id: string) => void;
}

/** What a draft would do to the base: the latest simulation, or one of those before it. */
export function SimulationView({ policyId, simulationId, onSimulation, onAccount }: SimulationViewProps) {
  const { t } = useTranslation();
  const list = useQuery(api.simulations.list.queryOptions({ input: { policyId } }));
  const id = simulationId ?? list.data?.items[0]?.id;
  const found = useQuery(
    api.simulations.get.queryOptions({
      input: { id: id ?? '' },
      enabled: id !== undefined,
      refetchInterval: ({ state }) => (state.data && isLive(state.data) ? POLL_MS : false),
    }),
  );
  const start = <StartSimulation of={{ id: policyId }} onStarted={onSimulation} />;
  if (list.error) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data && id === undefined)
    return (
      <EmptyState title={t('tiers.simulate.empty')} action={start}>
        {t('tiers.simulate.emptyDetail')}
      </EmptyState>
    );
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!list.data || !found.data) return <SkeletonRows rows={8} />;
  const others = list.data.items;
  return (
    <>
      <div className="row wrap policyHead">
        <Picker simulations={others} current={found.data} onPick={onSimulation} />
        <span className="grow" />
        {start}
      </div>
      {isLive(found.data) ? <SimulationRunning current={found.data} /> : null}
      {found.data.state === 'cancelled' ? <p className="ink2">{t('tiers.simulate.stopped')}</p> : null}
      {found.data.state === 'failed' ? (
        <p className="ink2" role="alert">
          {t('tiers.simulate.failed', { reason: found.data.fault ?? '' })}
        </p>
      ) : null}
      {found.data.result ? (
        <SimulationResultView
          key={found.data.id}
          simulation={found.data}
          result={found.data.result}
          others={others}
          onAccount={onAccount}
        />
      ) : null}
    </>
  );
}

function Picker({ simulations, current, onPick }: { simulations: Simulation[]; current: Simulation; onPick: (id: string) => void }) {
  const { t } = useTranslation();
  const name = useSimulationName();
  return (
    <Select
      className="simulationPicker"
      aria-label={t('tiers.simulate.which')}
      value={current.id}
      options={simulations.map((one) => ({ value: one.id, label: name(one) }))}
      onChange={onPick}
    />
  );
}
