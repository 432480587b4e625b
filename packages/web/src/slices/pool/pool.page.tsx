import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { PageHead, PanelLayout, RichText, SegmentLinks } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { HeldList } from './held-list.tsx';
import './pool.css';
import { POOL_VIEWS } from './pool.search.ts';
import { PoolList } from './pool-list.tsx';
import { ReleasePanel } from './release-panel.tsx';
import { RulesPanel } from './rules-panel.tsx';

/** Prospects that nobody owns, and those that one holds until they return. */
export default function PoolPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const navigate = useNavigate({ from: '/customers/pool' });
  const { view = 'open', q, panel, of } = useSearch({ from: '/customers/pool' });
  const go = (search: object) => void navigate({ search: (before) => ({ ...before, ...search }), replace: true, resetScroll: false });
  const close = () => go({ panel: undefined, of: undefined });
  const pool = useInfiniteQuery(pagesOf(api.pool.list, { limit: 100, ...(q ? { q } : {}) }));
  const rows = pool.data?.pages.flatMap((page) => page.items) ?? [];
  const mayClaim = pool.data?.pages[0]?.mayClaim ?? null;
  const views = POOL_VIEWS.filter((key) => key !== 'team' || can('accounts.assign'));
  return (
    <>
      <PageHead
        title={t('shell.page.pool')}
        eyebrow={t('pool.eyebrow')}
        answer={
          pool.data ? (
            <RichText text={pool.hasNextPage ? 'pool.answerMore' : 'pool.answer'} values={{ count: rows.length }} />
          ) : (
            t('shell.page.pool')
          )
        }
        sub={
          <>
            {t('pool.sub')}
            {mayClaim === null ? null : <span className="poolLeft">{t('pool.left', { count: mayClaim })}</span>}
          </>
        }
        actions={can('settings.manage') ? <Button onClick={() => go({ panel: 'rules', of: undefined })}>{t('pool.rules')}</Button> : null}
      />
      <PanelLayout
        panel={
          panel === 'rules' ? (
            <RulesPanel onClose={close} />
          ) : panel === 'release' && of ? (
            <ReleasePanel accountId={of} onClose={close} />
          ) : null
        }
      >
        <SegmentLinks
          label={t('pool.views')}
          current={view}
          segments={views.map((key) => ({
            key,
            label: t(`pool.${key}`),
            link: { to: '/customers/pool', search: { view: key === 'open' ? undefined : key } },
          }))}
        />
        {view === 'open' ? (
          <>
            <div className="filters">
              <Input.Search
                className="poolSearch"
                allowClear
                defaultValue={q}
                placeholder={t('pool.search')}
                aria-label={t('pool.search')}
                onSearch={(text) => go({ q: text.trim() || undefined })}
              />
            </div>
            <PoolList pool={pool} rows={rows} q={q} mayClaim={mayClaim} />
          </>
        ) : (
          <HeldList mine={view === 'mine'} open={of} onRelease={(accountId) => go({ panel: 'release', of: accountId })} />
        )}
      </PanelLayout>
    </>
  );
}
