import type { Simulation } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, formatDate } from '../../kit/index.ts';
import { type Publication, PublishPolicy } from './publish-policy.tsx';

/** Puts in force what was simulated: offered only while the draft is still the one simulated. */
export function PublishSimulated({ simulation }: { simulation: Simulation }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const publish = useMutation({
    mutationFn: (of: Publication) => client.policies.publish({ id: simulation.policyId, ...of }),
    onSuccess: () => queries.invalidateQueries(),
  });
  if (publish.data)
    return (
      <p role="status" className="tierSection section">
        {publish.data.on
          ? t('tiers.planned.done', { version: publish.data.version, date: formatDate(publish.data.on, language) })
          : t('tiers.simulate.published', { version: publish.data.version })}
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
