import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { AutoComplete, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { Marked } from '../knowledge/marked.tsx';

/** The question, with the articles that may be meant while it is typed. */
export function HelpBox({ q, onAsk }: { q: string | undefined; onAsk: (question: string) => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(q ?? '');
  const asked = useDeferredValue(typed.trim());
  const typing = asked.length > 0 && asked !== q;
  const { data } = useQuery(
    api.portalHelp.suggest.queryOptions({ input: { q: asked.slice(0, 300) }, enabled: typing, placeholderData: keepPreviousData }),
  );
  const options = (typing ? (data?.items ?? []) : []).map(({ id, language, title, titleHits }) => ({
    value: `${id} ${language}`,
    label: (
      <span className="portalSuggested" lang={language}>
        <Marked text={title} hits={titleHits} />
      </span>
    ),
  }));
  const open = (value: string) => {
    const [articleId = '', language] = value.split(' ');
    void navigate({ to: '/portal/articles/$articleId', params: { articleId }, search: { language: language === 'en' ? 'en' : 'zh' } });
  };
  return (
    <search className="portalAsk">
      <AutoComplete
        value={typed}
        onChange={(text) => (options.some(({ value }) => value === text) ? undefined : setTyped(text))}
        onSelect={open}
        options={options}
      >
        <Input.Search
          size="large"
          aria-label={t('portal.home.label')}
          placeholder={t('portal.home.placeholder')}
          enterButton={t('portal.home.go')}
          maxLength={300}
          onSearch={(text) => onAsk(text.trim())}
        />
      </AutoComplete>
    </search>
  );
}
