import { CheckOutlined, WarningOutlined } from '@ant-design/icons';
import { ARTICLE_KIND_NAMES, type ProductDocumentLine } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, formatDate, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import type { Product } from './product-panel.tsx';

const FINE: readonly ProductDocumentLine['state'][] = ['ready', 'review_due'];

/** The documents of a product: of a provider's those it must have, and whichever there are besides. */
export function ProductDocuments({ product }: { product: Product }) {
  const { t } = useTranslation();
  const found = useQuery(api.productDocuments.list.queryOptions({ input: { id: product.id } }));
  const provided = product.providerId !== null;
  const lines = found.data?.items.filter(({ demanded, state }) => (provided && demanded) || state !== 'missing');
  const warns = product.lacks.length > 0;
  return (
    <section aria-label={t('market.documents.title')}>
      <h3 className="section">{t('market.documents.title')}</h3>
      {warns ? (
        <p className="note" role="status">
          {t(product.status === 'active' ? 'market.documents.warning' : 'market.documents.before', { count: product.lacks.length })}
        </p>
      ) : null}
      {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={3} /> : null}
      {lines?.length === 0 ? <p className="note hairTop emptyNote">{t('market.documents.none')}</p> : null}
      {lines?.length ? (
        <ul className="documentList">
          {lines.map((line) => (
            <DocumentLine key={line.kind} line={line} productId={product.id} demanded={provided && line.demanded} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

interface DocumentLineProps {
  line: ProductDocumentLine;
  productId: string;
  demanded: boolean;
}
function DocumentLine({ line, productId, demanded }: DocumentLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const { kind, state, articleId, title, reviewOn } = line;
  const fine = FINE.includes(state);
  return (
    <li>
      {fine ? <CheckOutlined aria-hidden className="documentFine" /> : <WarningOutlined aria-hidden className="documentLacks" />}
      <span className="grow">
        <b>{ARTICLE_KIND_NAMES[kind][language]}</b>
        {demanded ? null : <span className="note"> · {t('market.documents.optional')}</span>}
        <span className="note block">
          {t(`market.documents.state.${state}`, { day: reviewOn ? formatDate(reviewOn, language) : '' })}
          {articleId && title ? (
            <>
              {' · '}
              <Link to="/service/knowledge/$articleId" params={{ articleId }} search={{ language: line.language ?? undefined }}>
                {title}
              </Link>
            </>
          ) : null}
        </span>
      </span>
      {state === 'missing' && can('articles.write') ? (
        <Link to="/service/knowledge/new" search={{ product: productId, kind }}>
          {t('market.documents.write')}
        </Link>
      ) : null}
    </li>
  );
}
