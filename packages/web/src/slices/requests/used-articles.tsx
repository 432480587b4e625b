import type { FoundArticle } from '@fulcrum/contract';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

/** An article that the answer is given with, and the search by which it was found. */
export interface UsedArticle extends Pick<FoundArticle, 'id' | 'title'> {
  searchId?: string | undefined;
}

/** What of the knowledge base the answer that is being written uses. */
export function UsedArticles({ used, onChange }: { used: readonly UsedArticle[]; onChange: (used: UsedArticle[]) => void }) {
  const { t } = useTranslation();
  if (!used.length) return null;
  return (
    <ul className="row wrap plainList usedArticles" aria-label={t('desk.articles.using')}>
      <li className="note" aria-hidden>
        {t('desk.articles.using')}
      </li>
      {used.map(({ id, title }) => (
        <li key={id}>
          <Tag closable={{ 'aria-label': t('desk.articles.drop') }} onClose={() => onChange(used.filter((one) => one.id !== id))}>
            {title}
          </Tag>
        </li>
      ))}
    </ul>
  );
}
