import type { PortalRequest } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { EmptyState, Failure, LoadMore, morePages, RelativeTime, SkeletonRows } from '../../kit/index.ts';
import { usePortalMe } from './portal-me.ts';

const VIEWS = ['open', 'ended', 'all'] as const;

/** What was asked and how far it is: one's own, or the whole company's. */
export default function RequestsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = usePortalMe();
  const { view = 'open', q } = useSearch({ from: '/portal/requests' });
  const go = (next: { view?: (typeof VIEWS)[number] | undefined; q?: string | undefined }) =>
    void navigate({ to: '/portal/requests', search: { view, q, ...next } });
  const found = useInfiniteQuery(pagesOf(api.portal.requests, { view, ...(q ? { q } : {}) }));
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const title = me?.whole ? t('portal.list.company', { company: me.company }) : t('portal.list.title');
  return (
    <>
      <title>{title}</title>
      <div className="row wrap">
        <h1 className="answer grow">{title}</h1>
        <Button type="primary" onClick={() => void navigate({ to: '/portal/ask' })}>
          {t('portal.home.newRequest')}
        </Button>
      </div>
      <Input.Search
        allowClear
        className="portalFind"
        aria-label={t('portal.list.find')}
        placeholder={t('portal.list.find')}
        defaultValue={q}
        maxLength={100}
        onSearch={(text) => go({ q: text.trim() || undefined, ...(text.trim() ? { view: 'all' } : {}) })}
      />
      <Segmented
        className="portalViews"
        aria-label={t('portal.list.view.label')}
        value={view}
        options={VIEWS.map((value) => ({ value, label: t(`portal.list.view.${value}`) }))}
        onChange={(next) => go({ view: next === 'open' ? undefined : next })}
      />
      {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={4} /> : null}
      {found.data && !items.length ? (
        <EmptyState title={t(q ? 'portal.list.notFound' : 'portal.list.none')}>{q ? null : t('portal.list.noneDetail')}</EmptyState>
      ) : null}
      <ol className="portalList">
        {items.map((one) => (
          <Line key={one.id} request={one} />
        ))}
      </ol>
      {items.length > 0 ? <LoadMore count={items.length} {...morePages(found)} /> : null}
    </>
  );
}

function Line({ request }: { request: PortalRequest }) {
  const { t } = useTranslation();
  const { id, number, subject, state, productName, byName, mine, changedAt } = request;
  const facts = [`#${number}`, productName, mine || !byName ? null : t('portal.list.by', { name: byName })].filter(Boolean).join(' · ');
  return (
    <li>
      <div className="row">
        <Link className="portalLine grow" to="/portal/requests/$requestId" params={{ requestId: id }}>
          {subject}
        </Link>
        <span className={`portalState ${state}`}>{t(`portal.state.${state}`)}</span>
      </div>
      <p className="note">
        {facts} · <RelativeTime value={changedAt} />
      </p>
    </li>
  );
}
