import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/index.ts';
import { ButtonLink, DockedPanel, Failure, SkeletonRows } from '../../../kit/index.ts';
import { HealthMark } from '../../health/health-mark.tsx';
import { HealthParts } from '../../health/health-parts.tsx';
import { Moves } from '../../health/moves.tsx';
import type { Studio } from '../use-studio.ts';

interface HealthTrialPanelProps {
  accountId: string;
  studio: Studio<unknown>;
  onClose: () => void;
}

/** A customer's health by the draft, measure by measure, and what moves it from the result in force. */
export function HealthTrialPanel({ accountId, studio, onClose }: HealthTrialPanelProps) {
  const { t } = useTranslation();
  const tried = useQuery({
    ...api.policies.tryHealth.queryOptions({ input: { yaml: studio.settled, accounts: [accountId] } }),
    enabled: studio.sound,
    placeholderData: (last) => last,
    retry: false,
  });
  const account = tried.data?.accounts[0];
  return (
    <DockedPanel eyebrow={account?.name} title={t('healthStudio.panel.title')} onClose={onClose}>
      {tried.error ? (
        <Failure level={3} error={tried.error} onRetry={() => void tried.refetch()} />
      ) : !account ? (
        <SkeletonRows rows={8} />
      ) : (
        <>
          <p className="sampleLevel">
            {account.before ? <HealthMark score={account.before.score} colour={account.before.colour} worded /> : null}
            {account.before && account.after ? <span aria-hidden>→</span> : null}
            {account.after ? <HealthMark score={account.after.score} colour={account.after.colour} worded /> : null}
          </p>
          {account.after ? null : <p className="note">{t('healthStudio.card.passed')}</p>}
          {account.moves.length ? <Moves moves={account.moves} /> : null}
          {account.after ? <HealthParts told={account.after} /> : null}
          <p className="trialCustomer">
            <ButtonLink to="/customers/$accountId" params={{ accountId }} search={{ panel: 'health' }}>
              {t('healthStudio.panel.customer')}
            </ButtonLink>
          </p>
        </>
      )}
    </DockedPanel>
  );
}
