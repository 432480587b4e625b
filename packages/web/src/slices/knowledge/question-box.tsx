import type { FoundArticle } from '@fulcrum/contract';
import { useNavigate } from '@tanstack/react-router';
import { AutoComplete, type GetProps, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { type FoundLinkProps, placeOf } from './found-link.tsx';
import { Marked } from './marked.tsx';

type Suggested = Pick<FoundArticle, 'id' | 'origin' | 'language' | 'title' | 'titleHits' | 'productName'>;
export interface QuestionBoxProps {
  q: string | undefined;
  onAsk: (question: string) => void;
  /** The articles that may be meant by what is typed, a hook of whoever asks; nothing is asked while it is not enabled. */
  useSuggested: (typed: string, enabled: boolean) => readonly Suggested[];
  side: FoundLinkProps['side'];
  words: { label: string; placeholder: string; go: string };
  className: string;
}

/** Where nothing of the list is chosen yet, the list calls the one before its first chosen, which there is not. */
const AskInput = ({ 'aria-activedescendant': chosen, ...props }: GetProps<typeof Input.Search>) => (
  <Input.Search {...props} aria-activedescendant={chosen?.endsWith('_-1') ? undefined : chosen} />
);

/** The question, with the articles that may be meant while it is typed. */
export function QuestionBox({ q, onAsk, useSuggested, side, words, className }: QuestionBoxProps) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState(q ?? '');
  const asked = useDeferredValue(typed.trim());
  const typing = asked.length > 0 && asked !== q;
  const suggested = useSuggested(asked.slice(0, 300), typing);
  const options = (typing ? suggested : []).map(({ id, origin, language, title, titleHits, productName }) => ({
    value: `${id} ${language} ${origin}`,
    label: (
      <span className="suggested" lang={language}>
        <Marked text={title} hits={titleHits} />
        {productName ? <span className="note"> {productName}</span> : null}
      </span>
    ),
  }));
  const open = (value: string) => {
    const [id = '', language, origin] = value.split(' ');
    if (origin === 'question') void navigate(placeOf(side, origin, id));
    else void navigate({ ...placeOf(side, 'article', id), search: { language: language === 'en' ? 'en' : 'zh' } });
  };
  return (
    <search className={className}>
      <AutoComplete
        value={typed}
        onChange={(text) => (options.some(({ value }) => value === text) ? undefined : setTyped(text))}
        onSelect={open}
        options={options}
        getPopupContainer={(box) => box.closest('search') ?? document.body}
      >
        <AskInput
          size="large"
          aria-label={words.label}
          placeholder={words.placeholder}
          enterButton={words.go}
          maxLength={300}
          onSearch={(text) => onAsk(text.trim())}
        />
      </AutoComplete>
    </search>
  );
}
