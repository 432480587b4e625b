import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Door, Failure, SkeletonRows } from '../../kit/index.ts';
import { CourtOf, DueOf, StepOf } from './run-facts.tsx';

/** What is under way of a procedure or at a customer, by step and by when it is due. */
export function RunLines({ policyId, accountId, onOpen }: { policyId?: string; accountId?: string; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const input = { limit: 50, ...(policyId ? { policyId } : {}), ...(accountId ? { accountId } : {}) };
  const found = useQuery(api.procedures.runs.queryOptions({ input }));
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={1} />;
  if (found.data.items.length === 0) return <p className="note">{t('procedure.none')}</p>;
  return found.data.items
    .toSorted((one, other) => (policyId ? (one.place ?? 0) - (other.place ?? 0) : 0))
    .map((run) => (
      <p key={run.id} className="hairTop emptyNote">
        <Door onOpen={() => onOpen(run.id)}>{policyId ? run.accountName : run.name[language]}</Door>
        <span className="note block">
          <StepOf run={run} />
        </span>
        <span className="note block">
          <CourtOf run={run} /> · <DueOf run={run} />
        </span>
      </p>
    ));
}
