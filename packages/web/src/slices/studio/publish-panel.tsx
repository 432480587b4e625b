import type { PolicyChange } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, ButtonLink, DockedPanel } from '../../kit/index.ts';
import { ChangeList } from '../tiers/change-list.tsx';
import { PublishPolicy } from '../tiers/publish-policy.tsx';
import type { Policy } from './use-policy.ts';
import type { DraftSimulation } from './use-simulation.ts';
import type { Studio } from './use-studio.ts';

interface PublishPanelProps {
  policy: Policy;
  studio: Studio;
  simulation: DraftSimulation;
  onClose: () => void;
}

/** What changes in words, whether it was simulated, a note, and putting it in force. */
export function PublishPanel({ policy, studio, simulation, onClose }: PublishPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const publish = useMutation({
    mutationFn: async (note: string) => {
      await studio.keep();
      const done = await client.policies.publish({ id: policy.id, ...(note.trim() ? { note: note.trim() } : {}) });
      return { ...done, changes: studio.changes ?? [] };
    },
    onSuccess: () => queries.invalidateQueries(),
  });
  const shown: readonly PolicyChange[] | undefined = publish.data?.changes ?? studio.changes;
  return (
    <DockedPanel eyebrow={policy.name[language]} title={t('studio.publishing.title')} onClose={onClose}>
      {shown ? <ChangeList changes={shown} /> : null}
      {publish.data ? (
        <div role="status" className="policyResult">
          <p className="section">{t('tiers.simulate.published', { version: publish.data.version })}</p>
          <p className="note">{t('studio.publishing.undo')}</p>
          <ButtonLink to="/strategy/tiers" search={{ view: 'policy' }}>
            {t('studio.publishing.back')}
          </ButtonLink>
        </div>
      ) : (
        <>
          <p className={simulation.isOfDraft ? 'note' : 'staleNote'}>
            {t(simulation.isOfDraft ? 'studio.publishing.simulated' : 'studio.publishing.unsimulated')}
          </p>
          <PublishPolicy isPublishing={publish.isPending} onPublish={(note) => publish.mutate(note)} />
          <ActionProblem error={publish.error} />
        </>
      )}
    </DockedPanel>
  );
}
