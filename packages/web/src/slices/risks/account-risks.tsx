import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Door, Failure, SkeletonRows } from '../../kit/index.ts';
import { DueDay } from './risk-table.tsx';
import './risks.css';

interface AccountRisksProps {
  accountId: string;
  asOf: string | undefined;
  day: string;
  onOpen: (riskId: string) => void;
}

/** The open risks of a customer on the day shown. */
export function AccountRisks({ accountId, asOf, day, onOpen }: AccountRisksProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useQuery(api.risks.list.queryOptions({ input: { accountId, asOf, state: 'open', limit: 50 } }));
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={2} />;
  if (found.data.items.length === 0) return <p className="note">{t('risks.none')}</p>;
  return (
    <ul className="riskItems">
      {found.data.items.map((risk) => (
        <li key={risk.id}>
          <Door onOpen={() => onOpen(risk.id)}>{risk.title[language]}</Door>
          <span className="note block">
            {risk.ownerName ?? t('risks.noOwner')} · {t('risks.due')} <DueDay risk={risk} day={day} />
          </span>
        </li>
      ))}
    </ul>
  );
}
