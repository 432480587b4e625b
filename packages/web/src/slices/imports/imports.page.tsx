import type { Import } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import {
  type Column,
  DataTable,
  EmptyState,
  Failure,
  formatNumber,
  morePages,
  PageHead,
  RelativeTime,
  RichText,
  usePreferences,
} from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { ExportForEdit } from './export-for-edit.tsx';
import { isBusy } from './import-queries.ts';
import './imports.css';
import './paste.css';
import { ImportState } from './import-state.tsx';
import { NewImport } from './new-import.tsx';
import { useEntityName } from './use-entity-name.ts';

const PAGE = 50;
const POLL_MS = 2000;

/** Files brought in so far, and the place to bring in the next. */
export default function ImportsPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const navigate = useNavigate();
  const { entity = 'accounts', paste = false } = useSearch({ from: '/admin/import' });
  const list = useInfiniteQuery({
    ...pagesOf(api.imports.list, { limit: PAGE }),
    refetchInterval: ({ state }) => (state.data?.pages[0]?.items.some((each) => isBusy(each.state)) ? POLL_MS : false),
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const columns = useColumns();
  return (
    <>
      <PageHead
        title={t('shell.page.import')}
        eyebrow={t('importing.eyebrow')}
        answer={<Answer rows={rows} />}
        sub={t('importing.sub')}
        actions={can('imports.run') ? <ExportForEdit /> : undefined}
      />
      {can('imports.run') ? <NewImport entity={entity} paste={paste} /> : null}
      {can('imports.run') ? <h2 className="section importsTitle">{t('importing.earlier')}</h2> : null}
      {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data && rows.length === 0 ? <EmptyState title={t('importing.nothing')}>{t('importing.nothingDetail')}</EmptyState> : null}
      {(list.isPending && !list.error) || rows.length > 0 ? (
        <DataTable
          label={t('importing.earlier')}
          list="imports"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          loading={list.isPending}
          onOpen={(row) => void navigate({ to: '/admin/import/$importId', params: { importId: row.id } })}
          keyboard
          {...morePages(list)}
        />
      ) : null}
    </>
  );
}

/** What waits for the reader, else what came in last. */
function Answer({ rows }: { rows: Import[] }) {
  const { language } = usePreferences();
  const figure = (value: number) => formatNumber(value, language);
  const waiting = rows.find((each) => each.state === 'checked');
  if (waiting) return <RichText text="importing.answer.waiting" values={{ name: waiting.fileName, rows: figure(waiting.rows) }} />;
  const last = rows.find((each) => each.state === 'done');
  if (!last) return <RichText text="importing.answer.none" />;
  const values = { name: last.fileName, created: figure(last.created), updated: figure(last.updated) };
  return <RichText text="importing.answer.last" values={values} />;
}

function useColumns(): Column<Import>[] {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const nameOf = useEntityName();
  const counted = (key: 'rows' | 'created' | 'updated' | 'unchanged' | 'rejected', optional = false): Column<Import> => ({
    key,
    title: t(`importing.count.${key}`),
    width: 96,
    align: 'right',
    optional,
    render: (row) => (row[key] === 0 ? <span className="ink3">0</span> : formatNumber(row[key], language)),
  });
  return [
    { key: 'file', title: t('importing.file'), always: true, render: (row) => <span className="strong ellip block">{row.fileName}</span> },
    { key: 'entity', title: t('importing.what'), width: 96, render: (row) => nameOf(row.entity) },
    { key: 'state', title: t('importing.state'), width: 148, render: (row) => <ImportState state={row.state} /> },
    counted('rows'),
    counted('created'),
    counted('updated'),
    counted('unchanged'),
    counted('rejected'),
    { key: 'when', title: t('importing.when'), width: 120, align: 'right', render: (row) => <RelativeTime value={row.createdAt} /> },
  ];
}
