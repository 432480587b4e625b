import type { FoundArticle } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export interface FoundLinkProps {
  found: Pick<FoundArticle, 'id' | 'origin' | 'language'>;
  /** Whether it is ours or a customer's person who reads. */
  side: 'desk' | 'portal';
  anchor?: string | null;
  className?: string;
  target?: '_blank';
  onClick?: () => void;
  children: ReactNode;
}

/** The way to what was found: an article, or a question that customers answered each other. */
export function FoundLink({ found: { id, origin, language }, side, anchor, ...link }: FoundLinkProps) {
  const { to, params } = placeOf(side, origin, id);
  return (
    <Link
      {...link}
      {...{ to, params }}
      {...(origin === 'article' ? { search: { language }, hash: anchor ?? undefined } : {})}
      lang={language}
    />
  );
}

/** Where it is read. */
export const placeOf = (side: FoundLinkProps['side'], origin: FoundArticle['origin'], id: string) =>
  origin === 'article'
    ? {
        to: side === 'desk' ? ('/service/knowledge/$articleId' as const) : ('/portal/articles/$articleId' as const),
        params: { articleId: id },
      }
    : {
        to: side === 'desk' ? ('/service/community/$questionId' as const) : ('/portal/questions/$questionId' as const),
        params: { questionId: id },
      };
