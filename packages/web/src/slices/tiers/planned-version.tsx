import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, problemOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, formatDate } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';

interface PlannedVersionProps {
  policyId: string;
  planned: { version: number; on: string; by: string | null; fault: string | null };
}

/** The version that comes in force on a day, why it could not where that day has come, and taking it back. */
export function PlannedVersion({ policyId, planned: { version, on, by, fault } }: PlannedVersionProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const queries = useQueryClient();
  const withdraw = useMutation({
    mutationFn: (replace: boolean) => client.policies.withdraw({ id: policyId, ...(replace ? { replace } : {}) }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const there = problemOf(withdraw.error)?.code === 'policy.draft_there';
  return (
    <div className="plannedVersion">
      <div className="row wrap">
        <p className="grow" role="status">
          {t('tiers.planned.told', { version, date: formatDate(on, language) })}
          {by ? t('tiers.policy.by', { person: by }) : null}
        </p>
        {can('policies.publish') ? (
          <Button size="small" danger={there} loading={withdraw.isPending} onClick={() => withdraw.mutate(there)}>
            {t(there ? 'tiers.planned.replace' : 'tiers.planned.withdraw')}
          </Button>
        ) : null}
      </div>
      {fault ? (
        <p className="staleNote" role="alert">
          {t('tiers.planned.heldBack', { fault })}
        </p>
      ) : null}
      <ActionProblem error={withdraw.error} />
    </div>
  );
}
