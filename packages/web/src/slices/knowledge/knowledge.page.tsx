import { ARTICLE_KIND_NAMES, ARTICLE_KINDS } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ButtonLink, PageHead, RichText, SegmentLinks } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { Answers } from './answers.tsx';
import { ArticleList } from './article-list.tsx';
import { KNOWLEDGE_VIEWS } from './knowledge.search.ts';
import { SearchBox } from './search-box.tsx';
import './knowledge.css';

/** What do we know that answers this? */
export default function KnowledgePage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const navigate = useNavigate({ from: '/service/knowledge' });
  const language = useLanguage();
  const { q, view = 'published', kind } = useSearch({ from: '/service/knowledge' });
  const writes = can('articles.write');
  return (
    <>
      <PageHead
        title={t('shell.page.knowledge')}
        eyebrow={t('shell.page.knowledge')}
        answer={<Headline />}
        sub={t('knowing.sub')}
        actions={
          writes ? (
            <>
              <ButtonLink to="/service/searches">{t('shell.page.searches')}</ButtonLink>
              <ButtonLink to="/service/knowledge/new" primary>
                {t('knowing.new')}
              </ButtonLink>
            </>
          ) : undefined
        }
      />
      <SearchBox key={q ?? ''} q={q} onAsk={(question) => void navigate({ search: question ? { q: question } : {} })} />
      {q ? (
        <Answers q={q} />
      ) : (
        <>
          {writes ? (
            <SegmentLinks
              label={t('knowing.view.label')}
              current={view}
              segments={KNOWLEDGE_VIEWS.map((key) => ({
                key,
                label: t(`knowing.view.${key}`),
                link: { to: '/service/knowledge' as const, search: { view: key === 'published' ? undefined : key, kind } },
              }))}
            />
          ) : null}
          <Select
            className="kindFilter"
            aria-label={t('knowing.kind')}
            allowClear
            placeholder={t('knowing.kind')}
            value={kind}
            options={ARTICLE_KINDS.map((value) => ({ value, label: ARTICLE_KIND_NAMES[value][language] }))}
            onChange={(value) => void navigate({ search: (before) => ({ ...before, kind: value }), replace: true })}
          />
          <ArticleList key={`${view} ${kind ?? ''}`} view={view} kind={kind} />
        </>
      )}
    </>
  );
}

/** What waits for whoever writes; else what one comes for. */
function Headline() {
  const { t } = useTranslation();
  const { can } = useSession();
  const writes = can('articles.write');
  const counted = (view: 'review' | 'due') => api.articles.list.queryOptions({ input: { view, limit: 200 }, enabled: writes });
  const review = useQuery(counted('review')).data?.items.length;
  const due = useQuery(counted('due')).data?.items.length;
  if (!writes || (!review && !due)) return t('knowing.answer.ask');
  return <RichText text="knowing.answer.waits" values={{ review: review ?? 0, due: due ?? 0 }} />;
}
