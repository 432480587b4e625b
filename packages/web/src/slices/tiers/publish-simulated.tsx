import type { Simulation } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ActionProblem } from '../../kit/index.ts';
import { type Publication, PublishPolicy } from './publish-policy.tsx';
import { PublishedWords } from './published-words.tsx';
import { usePublishing } from './use-publishing.ts';

/** Puts in force what was simulated: offered only while the draft is still the one simulated. */
export function PublishSimulated({ simulation }: { simulation: Simulation }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const publishing = usePublishing();
  const publish = useMutation({
    mutationFn: (of: Publication) => publishing.publish(simulation.policyId, of),
    onSuccess: () => queries.invalidateQueries(),
  });
  if (publish.data)
    return (
      <p role="status" className="tierSection section">
        <PublishedWords of={publish.data} />
      </p>
    );
  if (!simulation.isDraft) return <p className="tierSection note">{t('tiers.simulate.notDraft')}</p>;
  return (
    <section className="tierSection">
      <h2 className="section">{t('tiers.simulate.publish')}</h2>
      <PublishPolicy isPublishing={publish.isPending} onPublish={(of) => publish.mutate(of)} />
      <ActionProblem error={publish.error} />
    </section>
  );
}
