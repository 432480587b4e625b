import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { AutoComplete, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { Marked } from './marked.tsx';

/** The question, with the articles that may be meant while it is typed. */
export function SearchBox({ q, onAsk }: { q: string | undefined; onAsk: (question: string) => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(q ?? '');
  const asked = useDeferredValue(typed.trim());
  const { data } = useQuery(
    api.articles.suggest.queryOptions({
      input: { q: asked.slice(0, 300) },
      enabled: asked.length > 0 && asked !== q,
      placeholderData: keepPreviousData,
    }),
  );
  const options = (asked && asked !== q ? (data?.items ?? []) : []).map(({ id, language, title, titleHits, productName }) => ({
    value: `${id} ${language}`,
    label: (
      <span className="suggested">
        <Marked text={title} hits={titleHits} />
        {productName ? <span className="note"> {productName}</span> : null}
      </span>
    ),
  }));
  const open = (value: string) => {
    const [articleId = '', language] = value.split(' ');
    void navigate({ to: '/service/knowledge/$articleId', params: { articleId }, search: { language: language === 'en' ? 'en' : 'zh' } });
  };
  return (
    <search className="askBox">
      <AutoComplete
        value={typed}
        onChange={(text) => (options.some(({ value }) => value === text) ? undefined : setTyped(text))}
        onSelect={open}
        options={options}
      >
        <Input.Search
          size="large"
          aria-label={t('knowing.ask.label')}
          placeholder={t('knowing.ask.placeholder')}
          enterButton={t('knowing.ask.go')}
          maxLength={300}
          onSearch={(text) => onAsk(text.trim())}
        />
      </AutoComplete>
    </search>
  );
}
