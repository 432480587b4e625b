import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { Failure, SkeletonRows } from '../../kit/index.ts';
import { DueOf } from './handover-line.tsx';

/** The handover of a customer that is open. */
export function AccountHandovers({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const found = useQuery(api.handovers.list.queryOptions({ input: { accountId, limit: 5 } }));
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={1} />;
  if (found.data.items.length === 0) return <p className="note">{t('handover.noneOpen')}</p>;
  return found.data.items.map((one) => (
    <p key={one.id} className="hairTop emptyNote">
      <Link to="/customers/handovers" search={{ of: one.id }} className="door">
        {one.fromName ?? t('handover.nobody')} → {one.toName}
      </Link>
      <span className="note block">
        {t(`handover.reasonOf.${one.reason}`)} · {t(`handover.stateOf.${one.state}`)} · <DueOf handover={one} />
      </span>
    </p>
  ));
}
