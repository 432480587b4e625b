import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** Asks for the next page when it comes near the view, and by a button. Says when there is no more. */
export function LoadMore({ more, count, onEndReached }: { more: 'loading' | boolean; count: number; onEndReached: () => void }) {
  const { t } = useTranslation();
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(onEndReached);
  latest.current = onEndReached;
  // biome-ignore lint/correctness/useExhaustiveDependencies: observed anew after each page, as the end may still be in view
  useEffect(() => {
    if (more !== true || !end.current) return;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && latest.current(), {
      rootMargin: '240px',
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [more, count]);
  return (
    <div className="loadMore note" ref={end}>
      {more === true ? (
        <Button size="small" onClick={onEndReached}>
          {t('kit.table.loadMore')}
        </Button>
      ) : (
        <span role="status">{more === 'loading' ? t('kit.table.loadingMore') : t('kit.table.end', { count })}</span>
      )}
    </div>
  );
}
