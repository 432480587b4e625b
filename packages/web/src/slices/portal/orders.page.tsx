import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, formatDate, LoadMore, morePages, SegmentLinks, SkeletonRows } from '../../kit/index.ts';
import { usePortalMe } from './portal-me.ts';

const VIEWS = ['open', 'ended', 'all'] as const;

/** What is being done for my company, and when does somebody come? */
export default function PortalOrders() {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = usePortalMe();
  const { view = 'open' } = useSearch({ from: '/portal/orders' });
  const found = useInfiniteQuery(pagesOf(api.portal.orders, { view, limit: 20 }));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const moment = (at: string) => formatDate(at, language, { style: 'minute', timeZone: me?.timeZone });
  return (
    <>
      <title>{t('portal.order.title')}</title>
      <h1 className="answer">{t('portal.order.title')}</h1>
      <div className="portalViews">
        <SegmentLinks
          label={t('portal.list.view.label')}
          current={view}
          segments={VIEWS.map((key) => ({
            key,
            label: t(`portal.list.view.${key}`),
            link: { to: '/portal/orders' as const, search: { view: key === 'open' ? undefined : key } },
          }))}
        />
      </div>
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <SkeletonRows rows={4} />
      ) : rows.length === 0 ? (
        <EmptyState title={t('portal.order.none')}>{t('portal.order.noneDetail')}</EmptyState>
      ) : (
        <ul className="portalList">
          {rows.map((row) => (
            <li key={row.id}>
              <Link className="door portalLine" to="/portal/orders/$orderId" params={{ orderId: row.id }}>
                {row.title}
              </Link>
              <p className="note">
                <span className={`portalState ${row.state === 'delivered' ? 'solved' : ''}`}>{t(`portal.order.state.${row.state}`)}</span>{' '}
                {[
                  t('serviceOrder.number', row),
                  row.productName,
                  row.plannedFrom && !row.rating ? t('portal.order.planned', { moment: moment(row.plannedFrom) }) : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      )}
      {rows.length > 0 ? <LoadMore count={rows.length} {...morePages(found)} /> : null}
    </>
  );
}
