import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, problemOf } from '../../api/index.ts';

interface StartSimulationProps {
  /** The stored draft of a policy, or a text that is stored nowhere. */
  of: { id: string } | { yaml: string };
  onStarted: (simulationId: string) => void;
}

/** Asks what a draft would do to every account; nothing is changed by it. */
export function StartSimulation({ of, onStarted }: StartSimulationProps) {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: () => client.policies.simulate(of),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: api.simulations.key() });
      onStarted(id);
    },
    onError: (error) => {
      const problem = problemOf(error);
      notification.warning({
        key: 'simulate',
        title: problem?.title ?? t('kit.state.noAnswer'),
        description: problem?.issues?.[0]?.message,
      });
    },
  });
  return (
    <Button loading={start.isPending} disabled={'yaml' in of && !of.yaml.trim()} onClick={() => start.mutate()}>
      {t('tiers.simulate.action')}
    </Button>
  );
}
