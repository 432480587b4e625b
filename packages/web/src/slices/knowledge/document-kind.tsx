import { ARTICLE_KIND_NAMES, ARTICLE_KINDS, type ArticleKind } from '@fulcrum/contract';
import { Select } from 'antd';
import { useLanguage } from '../../i18n/use-language.ts';

interface DocumentKindProps {
  id?: string;
  value?: ArticleKind;
  onChange?: (kind: ArticleKind) => void;
}

/** What document an article is. */
export function DocumentKind({ id, value, onChange }: DocumentKindProps) {
  const language = useLanguage();
  const options = ARTICLE_KINDS.map((kind) => ({ value: kind, label: ARTICLE_KIND_NAMES[kind][language] }));
  return <Select id={id} value={value} onChange={onChange} options={options} />;
}
