import type { Simulation } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem, ProgressLine } from '../../kit/index.ts';

/** A simulation at work: it may be left, or stopped. */
export function SimulationRunning({ current }: { current: Simulation }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const stop = useMutation({
    mutationFn: () => client.simulations.stop({ id: current.id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.simulations.key() }),
  });
  return (
    <section className="simulationRunning" aria-live="polite">
      <p className="section">{t('tiers.simulate.running')}</p>
      <ProgressLine label={t('tiers.simulate.running')} done={0} total={null} bare />
      <p className="note">{t('tiers.simulate.leave')}</p>
      <Button loading={stop.isPending} onClick={() => stop.mutate()}>
        {t('tiers.simulate.stop')}
      </Button>
      <ActionProblem error={stop.error} />
    </section>
  );
}
