import type { ReactNode } from 'react';
import { DataTable, type DataTableProps } from './data-table.tsx';
import { LoadMore } from './load-more.tsx';
import { partsThatSay } from './parts-that-say.ts';
import { SkeletonRows } from './skeleton-rows.tsx';
import { PHONE, useMedia } from './use-media.ts';

/** What a row says on the phone. */
export interface PhoneLine {
  head: ReactNode;
  /** At the end of the first line. */
  side?: ReactNode;
  /** In the second line; parts that say nothing are left out. */
  note: readonly ReactNode[];
  /** Below both. */
  rest?: ReactNode;
}
interface TableOrLinesProps<Row> extends DataTableProps<Row> {
  more: 'loading' | boolean;
  onEndReached: () => void;
  /** `cell` renders a column of the table for the row. */
  line: (row: Row, cell: (key: string) => ReactNode) => PhoneLine;
  /** Lines on a wider screen too, where the table has little room. */
  narrow?: boolean;
}

/** A list: a table, or on the phone a few lines a row, as its columns would not stand beside each other there. */
export function TableOrLines<Row>({ line, narrow = false, ...table }: TableOrLinesProps<Row>) {
  const phone = useMedia(PHONE);
  if (!phone && !narrow) return <DataTable {...table} />;
  const { label, rows, rowKey, columns, more, onEndReached, loading } = table;
  if (loading) return <SkeletonRows rows={8} />;
  return (
    <>
      <ul className="phoneLines" aria-label={label}>
        {rows.map((row) => {
          const { head, side, note, rest } = line(row, (key) => columns.find((column) => column.key === key)?.render(row));
          return (
            <li key={rowKey(row)}>
              <div className="row">
                <span className="grow">{head}</span>
                {side}
              </div>
              <span className="note block">
                {partsThatSay(note).map((part, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the line
                  <span key={at}>
                    {at ? ' · ' : ''}
                    {part}
                  </span>
                ))}
              </span>
              {rest ? <div>{rest}</div> : null}
            </li>
          );
        })}
      </ul>
      <LoadMore more={more} count={rows.length} onEndReached={onEndReached} />
    </>
  );
}
