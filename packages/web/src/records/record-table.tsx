import type { RecordType } from '@fulcrum/contract';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.ts';
import { SkeletonRows } from '../kit/index.ts';
import { QueryFailed } from '../shell/query-failed.tsx';
import { type RecordFilter, type RecordRow, useRecords } from './record-api.ts';
import { isRight, RecordValue } from './record-value.tsx';

interface RecordTableProps {
  type: RecordType;
  filter: RecordFilter;
  /** Fields shown, in their order; the first opens the record. */
  columns: readonly string[];
  /** What stands there when there is none: what belongs here, and how it comes. */
  empty: ReactNode;
  onOpen: (row: RecordRow) => void;
  /** The record whose panel is open. */
  openId?: string | undefined;
  /** Rows at first; more on demand. */
  limit?: number;
  /** A column of the page's own before the fields: whose record it is. */
  lead?: { title: string; render: (row: RecordRow) => ReactNode };
}

/** Records of one type in a plain table, newest first. */
export function RecordTable({ type, filter, columns, empty, onOpen, openId, limit = 8, lead }: RecordTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useRecords(type, filter, limit);
  if (found.isPending) return <SkeletonRows rows={3} />;
  if (!found.rows) return <QueryFailed level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (found.rows.length === 0) return <p className="note hairTop emptyNote">{empty}</p>;
  return (
    <>
      <div className="cards">
        <table className="plainTable recordTable" aria-label={type.name[language]}>
          <thead>
            <tr>
              {lead ? <th scope="col">{lead.title}</th> : null}
              {columns.map((id) => (
                <th key={id} scope="col" className={isRight(type.fields[id]) ? 'right' : undefined}>
                  {type.fields[id]?.name[language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.rows.map((row) => (
              <tr key={row.id} className={row.id === openId ? 'open' : undefined}>
                {lead ? <td>{lead.render(row)}</td> : null}
                {columns.map((id, index) => (
                  <td key={id} data-label={type.fields[id]?.name[language]} className={isRight(type.fields[id]) ? 'right' : undefined}>
                    {index === 0 ? (
                      <button type="button" className="door" onClick={() => onOpen(row)}>
                        <RecordValue type={type} row={row} field={id} />
                      </button>
                    ) : (
                      <RecordValue type={type} row={row} field={id} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found.hasNextPage ? (
        <Button size="small" type="link" className="moreRows" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('records.more')}
        </Button>
      ) : null}
    </>
  );
}
