import type { Article, ArticleVersion } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { ActionProblem, Failure, RelativeTime, SkeletonRows } from '../../kit/index.ts';

interface VersionsProps {
  article: Article;
  language: 'zh' | 'en';
}

/** Every version with what it changed; an earlier one comes back as a draft. */
export function Versions({ article: { id }, language }: VersionsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/service/knowledge/$articleId' });
  const found = useQuery(api.articles.versions.queryOptions({ input: { id, language, limit: 100 } }));
  const restore = useChange({
    work: (version: number) => client.articles.restore({ id, language, version }),
    changes: [api.articles.key()],
    said: () => t('knowing.versions.restored'),
  });
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={5} />;
  const { items } = found.data;
  const to = search.to ?? items[0]?.version;
  const from = search.from ?? items.find(({ version }) => to !== undefined && version < to)?.version;
  const back = (version: number) =>
    restore.mutate(version, {
      onSuccess: () =>
        void navigate({ to: '/service/knowledge/$articleId', params: { articleId: id }, search: { language, view: 'write' } }),
    });
  return (
    <div className="versionGrid">
      <ol className="versionList">
        {items.map((one, at) => (
          <li key={one.version} className={one.version === to ? 'on' : undefined}>
            <Link
              to="/service/knowledge/$articleId"
              params={{ articleId: id }}
              search={{ language, view: 'versions', to: one.version, from: items[at + 1]?.version }}
              className="door"
              replace
            >
              {t('knowing.versionOf', { version: one.version })} · {t(`knowing.state.${one.state}`)}
            </Link>
            <p className="note">
              <Who one={one} />
            </p>
            {one.note ? <p>{one.note}</p> : null}
            {one.state === 'replaced' ? (
              <Button size="small" loading={restore.isPending} onClick={() => back(one.version)}>
                {t('knowing.versions.restore')}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      <div>
        <ActionProblem error={restore.error} />
        {to === undefined ? (
          <p>{t('knowing.noText')}</p>
        ) : from === undefined ? (
          <p className="note">{t('knowing.versions.first')}</p>
        ) : (
          <Difference id={id} language={language} from={from} to={to} />
        )}
      </div>
    </div>
  );
}

const Who = ({ one }: { one: ArticleVersion }) => (
  <>
    {one.publishedByName ?? one.writtenByName ?? '—'} · <RelativeTime value={one.publishedAt ?? one.writtenAt} />
  </>
);

function Difference(input: { id: string; language: 'zh' | 'en'; from: number; to: number }) {
  const { t } = useTranslation();
  const found = useQuery(api.articles.difference.queryOptions({ input }));
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={6} />;
  return (
    <section aria-label={t('knowing.versions.difference')}>
      <p className="note">{t('knowing.versions.between', { from: input.from, to: input.to })}</p>
      {(['title', 'body', 'questions'] as const).map((part) => (
        <div key={part} className="difference">
          <h2 className="lbl">{t(part === 'body' ? 'knowing.form.body' : part === 'title' ? 'knowing.title' : 'knowing.questions')}</h2>
          <p className="differenceText">
            {found.data[part].map(({ kind, text }, at) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text in their order
              kind === 'same' ? <span key={at}>{text}</span> : kind === 'added' ? <ins key={at}>{text}</ins> : <del key={at}>{text}</del>,
            )}
          </p>
        </div>
      ))}
    </section>
  );
}
