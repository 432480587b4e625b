import type { Import } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, pagesOf, rejectedUrl } from '../../api/index.ts';
import { type Column, DataTable, Failure, formatNumber, morePages, usePreferences } from '../../kit/index.ts';
import { useFieldLabels } from './use-field-labels.ts';

interface Line {
  key: string;
  row: number;
  first: boolean;
  field: string | null;
  column: string | null;
  value: string | null;
  message: string;
}

/** Every problem by row and column, page by page, and the rows as a file to mend. */
export function ImportProblems({ current }: { current: Import }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const labelOf = useFieldLabels(current.entity);
  const query = useInfiniteQuery({ ...pagesOf(api.imports.problems, { id: current.id, limit: 100 }), enabled: current.rejected > 0 });
  if (current.rejected === 0) return null;
  const lines: Line[] = (query.data?.pages ?? []).flatMap((page) =>
    page.items.flatMap((item) =>
      item.problems.map((problem, i) => ({ ...problem, key: `${item.row}-${i}`, row: item.row, first: i === 0 })),
    ),
  );
  const columns: Column<Line>[] = [
    {
      key: 'row',
      title: t('importing.row'),
      width: 64,
      align: 'right',
      always: true,
      render: (line) => (line.first ? formatNumber(line.row, language) : ''),
    },
    { key: 'message', title: t('importing.problem'), width: 380, render: (line) => <span title={line.message}>{line.message}</span> },
    {
      key: 'column',
      title: t('importing.column'),
      width: 180,
      render: (line) => <span className="ellip block">{line.column ?? '—'}</span>,
    },
    {
      key: 'value',
      title: t('importing.value'),
      render: (line) => (
        <span className="ellip block" title={line.value ?? undefined}>
          {line.value || <span className="ink3">{t('importing.blank')}</span>}
        </span>
      ),
    },
    {
      key: 'field',
      title: t('importing.field'),
      width: 160,
      render: (line) => <span className="ink2 ellip block">{line.field ? labelOf(line.field) : '—'}</span>,
    },
  ];
  return (
    <section className="block2" id="problems">
      <div className="row">
        <h2 className="section">{t('importing.problems')}</h2>
        <span className="grow" />
        {current.rejectedFile ? (
          <a href={rejectedUrl(current.id)} download>
            {t('importing.download')}
          </a>
        ) : null}
      </div>
      {query.error ? <Failure error={query.error} onRetry={() => void query.refetch()} level={3} /> : null}
      {query.error ? null : (
        <DataTable
          label={t('importing.problems')}
          columns={columns}
          rows={lines}
          rowKey={(line) => line.key}
          loading={query.isPending}
          keyboard
          {...morePages(query)}
        />
      )}
    </section>
  );
}
