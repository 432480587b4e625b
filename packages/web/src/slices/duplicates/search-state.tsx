import { useTranslation } from 'react-i18next';
import { ProgressLine, RelativeTime } from '../../kit/index.ts';
import type { Searching } from './use-search.ts';

/** How far the search is that runs, or when the last one was. */
export function SearchState({ searching: { running, searchedAt } }: { searching: Searching }) {
  const { t } = useTranslation();
  if (running)
    return (
      <div className="searchState" aria-live="polite">
        <p className="note">{t('merging.searching')}</p>
        <ProgressLine label={t('merging.searching')} done={running.done} total={running.total} bare />
      </div>
    );
  return searchedAt ? (
    <p className="note searchState">
      {t('merging.searched')} <RelativeTime value={searchedAt} />
    </p>
  ) : null;
}
