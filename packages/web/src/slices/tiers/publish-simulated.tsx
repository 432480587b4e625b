import type { Simulation } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';
import { PublishPolicy } from './publish-policy.tsx';

/** Puts in force what was simulated: offered only while the draft is still the one simulated. */
export function PublishSimulated({ simulation }: { simulation: Simulation }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const publish = useMutation({
    mutationFn: (note: string) => client.policies.publish({ id: simulation.policyId, ...(note.trim() ? { note: note.trim() } : {}) }),
    onSuccess: () => queries.invalidateQueries(),
  });
  if (publish.data)
    return (
      <p role="status" className="tierSection section">
        {t('tiers.simulate.published', { version: publish.data.version })}
      </p>
    );
  if (!simulation.isDraft) return <p className="tierSection note">{t('tiers.simulate.notDraft')}</p>;
  return (
    <section className="tierSection">
      <h2 className="section">{t('tiers.simulate.publish')}</h2>
      <PublishPolicy isPublishing={publish.isPending} onPublish={(note) => publish.mutate(note)} />
      <ActionProblem error={publish.error} />
    </section>
  );
}
