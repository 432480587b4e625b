import { ARTICLE_KIND_NAMES, type Article, type ArticleText } from '@fulcrum/contract';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, formatDate } from '../../kit/index.ts';
import { SolvedRequests } from './solved-requests.tsx';

interface SideProps {
  article: Article;
  read: ArticleText | undefined;
  language: 'zh' | 'en';
}

/** Beside the text: whether it helped, how else it is asked, whom it is for. */
export function ArticleSide({ article, read, language }: SideProps) {
  const { t } = useTranslation();
  const shown = useLanguage();
  const { kind, audience, levels, tags, ownerName, reviewOn } = article;
  return (
    <aside className="articleSide">
      {read ? <Vote article={article} language={language} /> : null}
      {read?.questions.length ? (
        <section>
          <h2 className="lbl">{t('knowing.questions')}</h2>
          <ul className="questionList">
            {read.questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <SolvedRequests articleId={article.id} />
      <section>
        <h2 className="lbl">{t('knowing.about')}</h2>
        <dl className="fieldList">
          <div>
            <dt>{t('knowing.facet.audience')}</dt>
            <dd>
              {t(`knowing.audience.${audience}`)}
              {levels.length ? ` · ${levels.join(t('measures.op.comma'))}` : ''}
            </dd>
          </div>
          {kind === 'other' ? null : (
            <div>
              <dt>{t('knowing.kind')}</dt>
              <dd>{ARTICLE_KIND_NAMES[kind][shown]}</dd>
            </div>
          )}
          <div>
            <dt>{t('knowing.owner')}</dt>
            <dd>{ownerName ?? '—'}</dd>
          </div>
          <div>
            <dt>{t('knowing.reviewOn')}</dt>
            <dd>{reviewOn ? formatDate(reviewOn, shown) : '—'}</dd>
          </div>
          {tags.length ? (
            <div>
              <dt>{t('knowing.tags')}</dt>
              <dd>{tags.join(t('measures.op.comma'))}</dd>
            </div>
          ) : null}
        </dl>
      </section>
    </aside>
  );
}

function Vote({ article, language }: Pick<SideProps, 'article' | 'language'>) {
  const { t } = useTranslation();
  const { id, mine, useful, useless } = article;
  const [note, setNote] = useState(mine?.note ?? '');
  const vote = useChange({
    work: (said: { useful: boolean; note?: string }) => client.articles.vote({ id, language, ...said }),
    changes: [api.articles.key()],
    said: () => t('knowing.vote.thanks'),
  });
  return (
    <section>
      <h2 className="lbl">{t('knowing.vote.title')}</h2>
      <div className="row">
        <Button
          aria-pressed={mine?.useful === true}
          type={mine?.useful ? 'primary' : 'default'}
          onClick={() => vote.mutate({ useful: true })}
        >
          {t('knowing.vote.yes', { count: useful })}
        </Button>
        <Button
          aria-pressed={mine?.useful === false}
          type={mine?.useful === false ? 'primary' : 'default'}
          onClick={() => vote.mutate({ useful: false, note })}
        >
          {t('knowing.vote.no', { count: useless })}
        </Button>
      </div>
      {mine?.useful === false ? (
        <Input.Search
          className="voteNote"
          aria-label={t('knowing.vote.missing')}
          placeholder={t('knowing.vote.missing')}
          enterButton={t('knowing.vote.send')}
          value={note}
          maxLength={2000}
          onChange={(event) => setNote(event.target.value)}
          onSearch={() => vote.mutate({ useful: false, note })}
        />
      ) : null}
      <ActionProblem error={vote.error} />
    </section>
  );
}
