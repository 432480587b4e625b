import type { WatchLine } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, formatDate, LoadMore, morePages, SkeletonRows } from '../../kit/index.ts';

type Filter = Omit<Parameters<typeof api.watch.list.call>[0], 'cursor' | 'limit'>;
const COLUMNS = ['title', 'about', 'decision', 'owner', 'due'] as const;

/** Watched items: what is due by its day, else the latest noted first. */
export function WatchTable({ filter }: { filter: Filter }) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(pagesOf(api.watch.list, { ...filter, limit: 50 }));
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <SkeletonRows rows={6} />;
  const rows = found.data.pages.flatMap(({ items }) => items);
  if (!rows.length) return <EmptyState title={t('watching.none')}>{t('watching.noneDetail')}</EmptyState>;
  return (
    <div className="cards">
      <table className="plainTable recordTable" aria-label={t('shell.page.watch')}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`watching.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
      <LoadMore count={rows.length} {...morePages(found)} />
    </div>
  );
}

function Row({ row }: { row: WatchLine }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, kind, title, competitorName, authority, notedOn, effectiveOn, decision, ownerName, dueOn, late, closedOn } = row;
  return (
    <tr>
      <td data-label={t('watching.column.title')}>
        <Link className="door" from="/customers/watch" to="." search={(before) => ({ ...before, item: id })}>
          {title}
        </Link>
        <span className="note block">
          {t(`watching.kind.${kind}`)} · {t('watching.noted', { day: formatDate(notedOn, language) })}
        </span>
      </td>
      <td data-label={t('watching.column.about')}>
        {competitorName ?? authority ?? '—'}
        {effectiveOn ? <span className="note block">{t('watching.effective', { day: formatDate(effectiveOn, language) })}</span> : null}
      </td>
      <td data-label={t('watching.column.decision')}>
        <span className={decision ? 'tag' : 'tag strong'}>{t(`watching.decision.${decision ?? 'undecided'}`)}</span>
      </td>
      <td data-label={t('watching.column.owner')}>{ownerName ?? '—'}</td>
      <td data-label={t('watching.column.due')}>
        {closedOn ? (
          t('watching.closed', { day: formatDate(closedOn, language) })
        ) : dueOn ? (
          <span className={late ? 'strong' : undefined}>
            {formatDate(dueOn, language)}
            {late ? ` · ${t('watching.late')}` : ''}
          </span>
        ) : (
          '—'
        )}
      </td>
    </tr>
  );
}
