import { ARTICLE_AUDIENCES, type ArticleKind } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, Forbidden, PageHead, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { ProductSelect } from '../requests/product-select.tsx';
import { DocumentKind } from './document-kind.tsx';
import { draftOfQuestion } from './draft-of-question.ts';
import { draftOf } from './draft-of-request.ts';
import { TextForm, type TextValues } from './text-form.tsx';
import './knowledge.css';

const NOTHING: TextValues = { title: '', body: '', questions: [] };

/** Begins an article, of nothing or of a request that was solved: a draft that nobody reads before it is published. */
export default function NewArticlePage() {
  const { request, question, product = null, kind } = useSearch({ from: '/service/knowledge/new' });
  const { can } = useSession();
  const found = useQuery({
    ...api.serviceRequests.get.queryOptions({ input: { id: request ?? '' } }),
    enabled: request !== undefined && can('requests.read'),
  });
  const asked = useQuery({
    ...api.communityQuestions.get.queryOptions({ input: { id: question ?? '' } }),
    enabled: question !== undefined,
  });
  // An address that a colleague passed on: nothing is written that could not be kept.
  if (!can('articles.write')) return <Forbidden level={1} />;
  if (asked.error) return <Failure error={asked.error} onRetry={() => void asked.refetch()} />;
  if (question !== undefined) return asked.data ? <Begin from={draftOfQuestion(asked.data)} productId={null} /> : <SkeletonRows rows={8} />;
  if (request === undefined) return <Begin from={NOTHING} productId={product} kind={kind} />;
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  return found.data ? <Begin from={draftOf(found.data)} productId={found.data.productId} /> : <SkeletonRows rows={8} />;
}

interface BeginProps {
  from: TextValues;
  productId: string | null;
  kind?: ArticleKind | undefined;
}
function Begin({ from, productId: of, kind: asked = 'other' }: BeginProps) {
  const { t } = useTranslation();
  const shown = useLanguage();
  const navigate = useNavigate();
  const [language, setLanguage] = useState(shown);
  const [audience, setAudience] = useState<(typeof ARTICLE_AUDIENCES)[number]>(asked === 'other' ? 'internal' : 'customers');
  const [kind, setKind] = useState<ArticleKind>(asked);
  const [productId, setProduct] = useState<string | null>(of);
  const products = useQuery({ ...api.products.list.queryOptions({ input: { limit: 200 } }), enabled: of !== null });
  const known = products.data?.items.find(({ id }) => id === of);
  const create = useChange({
    work: (values: TextValues) => client.articles.create({ language, audience, kind, productId, ...values }),
    changes: [api.articles.key()],
    said: () => t('knowing.form.saved'),
  });
  return (
    <>
      <PageHead title={t('knowing.new')} eyebrow={t('shell.page.knowledge')} answer={t('knowing.new')} sub={t('knowing.form.sub')} />
      <div className="articleGrid">
        <TextForm
          name="newArticle"
          from={from}
          busy={create.isPending}
          error={create.error}
          onSave={(values) =>
            create.mutate(values, {
              onSuccess: ({ id }) =>
                void navigate({ to: '/service/knowledge/$articleId', params: { articleId: id }, search: { language } }),
            })
          }
        />
        <div className="articleSide">
          <label className="lbl" htmlFor="articleLanguage">
            {t('knowing.facet.language')}
          </label>
          <Select
            id="articleLanguage"
            value={language}
            onChange={setLanguage}
            options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`knowing.language.${value}`) }))}
          />
          <label className="lbl" htmlFor="articleAudience">
            {t('knowing.facet.audience')}
          </label>
          <Select
            id="articleAudience"
            value={audience}
            onChange={setAudience}
            options={ARTICLE_AUDIENCES.map((value) => ({ value, label: t(`knowing.audience.${value}`) }))}
          />
          <label className="lbl" htmlFor="articleProduct">
            {t('knowing.facet.product')}
          </label>
          <ProductSelect id="articleProduct" value={productId} known={known} onChange={setProduct} />
          <label className="lbl" htmlFor="articleKind">
            {t('knowing.kind')}
          </label>
          <DocumentKind id="articleKind" value={kind} onChange={setKind} />
        </div>
      </div>
    </>
  );
}
