import type { PolicyChange } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, DockedPanel, formatDate } from '../../kit/index.ts';
import { AwaitingApproval } from '../tiers/awaiting-approval.tsx';
import { ChangeList } from '../tiers/change-list.tsx';
import { type Publication, PublishPolicy } from '../tiers/publish-policy.tsx';
import { PublishedWords } from '../tiers/published-words.tsx';
import { usePublishing } from '../tiers/use-publishing.ts';
import { BackHome } from './policy-home.tsx';
import type { Trial } from './studio-head.tsx';
import type { Policy } from './use-policy.ts';
import type { Studio } from './use-studio.ts';

interface PublishPanelProps {
  policy: Policy;
  studio: Studio<unknown>;
  /** Absent: the effect shows by itself. */
  trial: Trial | undefined;
  onClose: () => void;
}

/** What changes in words, whether it was simulated, a note, and putting it in force. */
export function PublishPanel({ policy, studio, trial, onClose }: PublishPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const publishing = usePublishing();
  const publish = useMutation({
    mutationFn: async (of: Publication) => {
      await studio.keep();
      const done = await publishing.publish(policy.id, of);
      return { ...done, changes: studio.changes ?? [] };
    },
    onSuccess: ({ on }) => {
      // The draft is none any more, and nothing of it is in force yet.
      if (on) studio.revert();
      return queries.invalidateQueries();
    },
  });
  const shown: readonly PolicyChange[] | undefined = publish.data?.changes ?? studio.changes;
  return (
    <DockedPanel
      eyebrow={policy.name[language]}
      title={t(publishing.asks ? 'approval.panel' : 'studio.publishing.title')}
      onClose={onClose}
    >
      {shown ? <ChangeList changes={shown} /> : null}
      {publish.data ? (
        <div role="status" className="policyResult">
          <p className="section">
            <PublishedWords of={publish.data} />
          </p>
          <p className="note">
            {t(publish.data.awaits ? 'approval.next' : publish.data.on ? 'studio.publishing.takeBack' : 'studio.publishing.undo')}
          </p>
          <BackHome kind={policy.kind} />
        </div>
      ) : (
        <>
          {trial ? (
            <p className={trial.isOfDraft ? 'note' : 'staleNote'}>
              {t(trial.isOfDraft ? 'studio.publishing.simulated' : 'studio.publishing.unsimulated')}
            </p>
          ) : null}
          {policy.planned ? (
            <p className="note">
              {t('tiers.planned.told', { version: policy.planned.version, date: formatDate(policy.planned.on, language) })}
            </p>
          ) : null}
          {policy.submission ? (
            <>
              <AwaitingApproval policy={{ ...policy, version: policy.inForce }} submission={policy.submission} />
              <p className="note">{t('approval.editVoids')}</p>
            </>
          ) : null}
          {policy.submission?.restores === null && studio.isSaved ? null : (
            <PublishPolicy isPublishing={publish.isPending} onPublish={(of) => publish.mutate(of)} />
          )}
          <ActionProblem error={publish.error} />
        </>
      )}
    </DockedPanel>
  );
}
