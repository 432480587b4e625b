import type { BenefitUse } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, formatDate, formatNumber, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { ToApproval } from './to-approval.tsx';
import { WithReason } from './with-reason.tsx';

interface UsesListProps {
  filter: { accountId?: string; asOf?: string; state?: BenefitUse['state'] };
  empty: string;
  /** With the customer's name: of more than one. */
  named?: boolean;
}

/** What was used and asked for, newest first; a request of somebody else is decided on in its place. */
export function UsesList({ filter, empty, named }: UsesListProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  const found = useInfiniteQuery(pagesOf(api.benefits.uses, { ...filter, limit: 20 }));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={4} />;
  if (rows.length === 0) return <p className="note">{empty}</p>;
  return (
    <>
      <ul className="useLines">
        {rows.map((use) => (
          <li key={use.id}>
            <Line use={use} named={named ?? false} />
            <ToApproval id={use.approvalId} />
            {use.state !== 'taken_back' && use.state !== 'refused' && can('facts.write') ? (
              <WithReason
                label={t('benefit.uses.takeBack')}
                of={use.on}
                act={(reason) => client.benefits.takeBack({ accountId: use.accountId, id: use.id, reason })}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {found.hasNextPage ? (
        <Button onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
          {t('kit.table.loadMore')}
        </Button>
      ) : null}
    </>
  );
}

function Line({ use, named }: { use: BenefitUse; named: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const what = use.benefitName?.[language] ?? use.benefit;
  const quantity = `${formatNumber(Number(use.quantity), language, 'plain', 2)} ${use.unit?.[language] ?? ''}`;
  return (
    <>
      <span className="row wrap">
        <span className="num nowrap">{formatDate(use.on, language)}</span>
        {named ? <b>{use.accountName}</b> : null}
        <span className="strong">{what}</span>
        <span className="num nowrap">{quantity}</span>
        {use.offerName ? <span className="tag">{use.offerName}</span> : null}
        <span className="tag">{t(`benefit.uses.state.${use.state}`)}</span>
      </span>
      {use.reason ? <span className="note block">{t('benefit.uses.reason', { name: use.askedBy ?? '—', text: use.reason })}</span> : null}
      {use.decision ? (
        <span className="note block">{t('benefit.uses.decision', { name: use.decidedBy ?? '—', text: use.decision })}</span>
      ) : null}
      {use.takenBack ? (
        <span className="note block">{t('benefit.uses.takenBack', { name: use.takenBack.by ?? '—', text: use.takenBack.why })}</span>
      ) : null}
      {use.note ? (
        <span className="note block">
          {use.sessionId ? (
            <Link to="/service/training" search={{ view: 'sessions', session: use.sessionId }} className="door">
              {use.note}
            </Link>
          ) : (
            use.note
          )}
        </span>
      ) : null}
    </>
  );
}
