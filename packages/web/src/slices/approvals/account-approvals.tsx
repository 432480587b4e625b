import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, SkeletonRows } from '../../kit/index.ts';
import { DueOf, StateOf } from './approval-facts.tsx';

/** The approvals of a customer that are under way, and the last that ended. */
export function AccountApprovals({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useQuery(api.approvals.list.queryOptions({ input: { accountId, view: 'all', limit: 5 } }));
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={1} />;
  if (found.data.items.length === 0) return <p className="note">{t('signing.noneOpen')}</p>;
  return found.data.items.map((one) => (
    <p key={one.id} className="hairTop emptyNote">
      <Link to="/today/approvals" search={{ of: one.id, view: 'all' }} className="door">
        {one.title[language]}
      </Link>
      <span className="note block">
        <StateOf approval={one} /> · <DueOf approval={one} />
      </span>
    </p>
  ));
}
