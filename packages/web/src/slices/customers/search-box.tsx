import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../kit/index.ts';

const PAUSE_MS = 250;

/** Finds by name, short name or code while one types; `/` goes there, Esc clears. */
export function SearchBox({ value, onChange }: { value: string; onChange: (words: string) => void }) {
  const { t } = useTranslation();
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
      <span className="visuallyHidden">{t('customers.search')}</span>
      <input
        ref={input}
        type="search"
        value={words}
        placeholder={t('customers.search')}
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
