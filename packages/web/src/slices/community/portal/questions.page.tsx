import type { CommunityQuestionLine, PortalCommunity } from '@fulcrum/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Segmented, Select } from 'antd';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../../api/index.ts';
import { EmptyState, Failure, LoadMore, morePages, RelativeTime, SkeletonRows } from '../../../kit/index.ts';

const VIEWS = ['all', 'unanswered', 'mine'] as const;

/** What the people of other customers ask, and how to ask them. */
export default function QuestionsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/portal/questions' });
  const communities = useQuery(api.portalCommunity.list.queryOptions({ input: {}, staleTime: 60_000 }));
  const items = communities.data?.items ?? [];
  const show = (next: Partial<typeof search>) => void navigate({ to: '/portal/questions', search: { ...search, ...next } });
  if (communities.error) return <Failure level={1} error={communities.error} onRetry={() => void communities.refetch()} />;
  if (communities.data && !items.length)
    return (
      <EmptyState level={1} title={t('community.portal.none')}>
        {t('community.portal.noneDetail')}
      </EmptyState>
    );
  return (
    <>
      <title>{t('community.portal.title')}</title>
      <div className="row wrap">
        <h1 className="answer grow">{t('community.portal.title')}</h1>
        <Button
          type="primary"
          onClick={() => void navigate({ to: '/portal/questions/new', search: search.community ? { community: search.community } : {} })}
        >
          {t('community.portal.ask')}
        </Button>
      </div>
      <p className="sub">{items.find(({ id }) => id === search.community)?.about || t('community.portal.sub')}</p>
      <Input.Search
        key={search.q}
        className="portalSearch"
        defaultValue={search.q}
        aria-label={t('community.portal.search')}
        placeholder={t('community.portal.search')}
        enterButton={t('portal.home.go')}
        maxLength={200}
        onSearch={(text) => show({ q: text.trim() || undefined })}
      />
      <div className="row wrap portalViews">
        <Segmented
          aria-label={t('community.portal.views')}
          value={search.view ?? 'all'}
          options={VIEWS.map((value) => ({ value, label: t(`community.portal.view.${value}`) }))}
          onChange={(view) => show({ view: view === 'all' ? undefined : view })}
        />
        {items.length > 1 ? <Communities items={items} value={search.community} onChange={(community) => show({ community })} /> : null}
      </div>
      <Questions />
    </>
  );
}

interface CommunitiesProps {
  items: PortalCommunity[];
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}
function Communities({ items, value, onChange }: CommunitiesProps) {
  const { t } = useTranslation();
  const options: ComponentProps<typeof Select>['options'] = items.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select<string>
      allowClear
      className="portalCommunity"
      aria-label={t('community.portal.which')}
      placeholder={t('community.portal.every')}
      value={value}
      options={options}
      onChange={(next) => onChange(next)}
    />
  );
}

function Questions() {
  const { t } = useTranslation();
  const { community: communityId, view = 'all', q } = useSearch({ from: '/portal/questions' });
  const found = useInfiniteQuery(pagesOf(api.portalCommunity.questions, { communityId, view, q }));
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <SkeletonRows rows={5} />;
  if (!items.length) return <EmptyState title={t('community.portal.nothing')}>{t('community.portal.nothingDetail')}</EmptyState>;
  return (
    <>
      <ol className="portalList">
        {items.map((one) => (
          <li key={one.id} lang={one.language}>
            <div className="row">
              <Link className="portalLine grow" to="/portal/questions/$questionId" params={{ questionId: one.id }}>
                {one.title}
              </Link>
              {one.state === 'open' ? null : <span className="portalState waiting">{t(`community.state.${one.state}`)}</span>}
              {one.accepted ? <span className="portalState solved">{t('community.accepted')}</span> : null}
            </div>
            <Facts one={one} />
          </li>
        ))}
      </ol>
      <LoadMore count={items.length} {...morePages(found)} />
    </>
  );
}

function Facts({ one }: { one: CommunityQuestionLine }) {
  const { t } = useTranslation();
  return (
    <p className="note">
      {[
        one.byName,
        one.communityName,
        one.answers ? t('community.answers', { count: one.answers }) : t('community.noAnswer'),
        one.byUs ? t('community.byUs') : null,
      ]
        .filter(Boolean)
        .join(' · ')}{' '}
      · <RelativeTime value={one.changedAt} />
    </p>
  );
}
