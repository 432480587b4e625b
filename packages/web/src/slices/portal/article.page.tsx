import type { PortalArticle } from '@fulcrum/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import { Html } from '../knowledge/html.tsx';
import '../knowledge/knowledge.css';
import { OnePage } from './one-page.tsx';
import { usePortalMe } from './portal-me.ts';

/** One article as it is read. */
export default function ArticlePage() {
  const { t } = useTranslation();
  const { articleId } = useParams({ from: '/portal/articles/$articleId' });
  const { language } = useSearch({ from: '/portal/articles/$articleId' });
  const found = useQuery(api.portalHelp.article.queryOptions({ input: { id: articleId, ...(language ? { language } : {}) } }));
  return (
    <OnePage
      found={found}
      back={{ to: '/portal', text: t('portal.article.back') }}
      missing={{ title: t('portal.article.missing'), detail: t('portal.article.missingDetail') }}
    >
      {(article) => <Article article={article} />}
    </OnePage>
  );
}

function Article({ article }: { article: PortalArticle }) {
  const { t } = useTranslation();
  const reads = useLanguage();
  const me = usePortalMe();
  const { id, language, languages, title, html, productName, changedAt } = article;
  const other = languages.find((one) => one !== language);
  const facts = [productName, t('portal.article.updated', { day: formatDate(changedAt, reads, { timeZone: me?.timeZone }) })];
  return (
    <>
      <title>{title}</title>
      <article lang={language}>
        <h1 className="answer">{title}</h1>
        <p className="note" lang={reads}>
          {facts.filter(Boolean).join(' · ')}
          {other ? (
            <>
              {' · '}
              <Link className="door" to="/portal/articles/$articleId" params={{ articleId: id }} search={{ language: other }}>
                {t(`portal.article.other.${other}`)}
              </Link>
            </>
          ) : null}
        </p>
        <Html html={html} />
      </article>
      {me ? <Helped key={`${id}${language}`} article={article} /> : null}
    </>
  );
}

function Helped({ article: { id, language, helped } }: { article: PortalArticle }) {
  const { t } = useTranslation();
  const vote = useMutation({ mutationFn: (useful: boolean) => client.portalHelp.vote({ id, language, useful }) });
  const said = vote.isSuccess ? vote.variables : helped;
  return (
    <section className="portalFoot">
      <h2 className="section">{t('portal.article.helped')}</h2>
      <div className="row">
        <Button aria-pressed={said === true} type={said === true ? 'primary' : 'default'} onClick={() => vote.mutate(true)}>
          {t('portal.article.yes')}
        </Button>
        <Button aria-pressed={said === false} type={said === false ? 'primary' : 'default'} onClick={() => vote.mutate(false)}>
          {t('portal.article.no')}
        </Button>
        <span className="note" role="status">
          {vote.isSuccess ? t('portal.article.thanks') : null}
        </span>
      </div>
      {said === false ? (
        <p>
          {t('portal.home.stuck')}{' '}
          <Link className="door" to="/portal/ask">
            {t('portal.home.newRequest')}
          </Link>
        </p>
      ) : null}
    </section>
  );
}
