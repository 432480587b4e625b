import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../kit/index.ts';
import './search-box.css';

const PAUSE_MS = 250;

interface SearchBoxProps {
  value: string;
  onChange: (words: string) => void;
  /** What is looked for, where it is not customers. */
  label?: string;
}

/** Finds by words while one types; `/` goes there, Esc clears. */
export function SearchBox({ value, onChange, label }: SearchBoxProps) {
  const { t } = useTranslation();
  const text = label ?? t('customers.search');
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(value);
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => setWords(value), [value]);
  useEffect(() => {
    if (words.trim() === value) return;
    const timer = setTimeout(() => latest.current(words.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, value]);
  useKeys({ '/': () => input.current?.focus() });
  return (
    <label className="searchBox">
      <span className="visuallyHidden">{text}</span>
      <input
        ref={input}
        type="search"
        value={words}
        placeholder={text}
        aria-keyshortcuts="/"
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') words ? setWords('') : input.current?.blur();
        }}
      />
      {words ? null : <kbd aria-hidden>/</kbd>}
    </label>
  );
}
