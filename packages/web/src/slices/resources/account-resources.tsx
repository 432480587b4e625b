import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, SkeletonRows } from '../../kit/index.ts';
import { AmountOf, DayOf, StateOf } from './request-facts.tsx';

/** The requests for resources of a customer that are under way; without any, the last that ended. */
export function AccountResources({ accountId, asOf }: { accountId: string; asOf: string | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const open = useQuery(api.resourceRequests.list.queryOptions({ input: { accountId, asOf, view: 'open', limit: 5 } }));
  const ended = useQuery(api.resourceRequests.list.queryOptions({ input: { accountId, asOf, view: 'ended', limit: 3 } }));
  const error = open.error ?? ended.error;
  if (error) return <Failure level={3} error={error} onRetry={() => void open.refetch()} />;
  if (!open.data || !ended.data) return <SkeletonRows rows={1} />;
  const rows = [...open.data.items, ...ended.data.items];
  if (rows.length === 0) return <p className="note">{t('resourcing.noneAtAccount')}</p>;
  return rows.map((one) => (
    <p key={one.id} className="hairTop emptyNote">
      <Link to="/strategy/resources" search={{ of: one.id, asOf }} className="door">
        {one.resource[language]}
      </Link>
      <span className="note block">
        <AmountOf request={one} /> · <DayOf request={one} /> · <StateOf request={one} />
      </span>
    </p>
  ));
}
