import type { ArticleText } from '@fulcrum/contract';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Html } from './html.tsx';

/** The text as it is read; opened at the heading that the search found. */
export function ArticleBody({ text }: { text: ArticleText }) {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash) document.getElementById(hash)?.scrollIntoView({ block: 'start' });
  }, [hash]);
  return (
    <article className="articleBody" lang={text.language}>
      <Html html={text.html} />
    </article>
  );
}
