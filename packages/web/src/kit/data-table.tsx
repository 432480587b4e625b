import { Table, type TableProps } from 'antd';
import { type CSSProperties, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, type Sort, shownColumns } from './data-table-columns.tsx';
import { DataTableHeader } from './data-table-header.tsx';
import { LoadMore } from './load-more.tsx';
import { usePreferences } from './preferences.ts';
import { useRowKeys } from './use-row-keys.ts';

export interface DataTableProps<Row> {
  /** What the list holds, read aloud. */
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** First page on its way: skeleton rows under the real heads. */
  loading?: boolean;
  /** The name under which chosen columns are kept. */
  list?: string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  selected?: string[];
  onSelect?: (keys: string[]) => void;
  /** Enter or a click on a row. */
  onOpen?: (row: Row) => void;
  /** The row whose panel is open. */
  openKey?: string;
  /** Keyset paging: called once when the end comes into view; `more` says whether there is more. */
  onEndReached?: () => void;
  more?: 'loading' | boolean;
  /** Listens to j, k, Enter, x. One list of a page at most. */
  keyboard?: boolean;
}

// A line without a row is a skeleton.
interface Line<Row> {
  key: string;
  row: Row | null;
}

/** The product's list: 36 px rows, hairlines, totals row, selection, row keys, load on reaching the end. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, rowKey, loading = false, selected, onSelect, onOpen, openKey, keyboard = false } = props;
  const { t } = useTranslation();
  const { density, columns: chosen } = usePreferences();
  const frame = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const columns = shownColumns(props.columns, props.list ? chosen[props.list] : undefined);
  const lines: Line<Row>[] = loading
    ? Array.from({ length: 8 }, (_, i) => ({ key: `skeleton-${i}`, row: null }))
    : rows.map((row) => ({ key: rowKey(row), row }));
  const current = useRowKeys({ frame, lines, enabled: keyboard && !loading, selected, onSelect, onOpen });
  const selection: TableProps<Line<Row>>['rowSelection'] = onSelect && {
    selectedRowKeys: selected,
    columnWidth: 36,
    onChange: (keys) => onSelect(keys.map(String)),
    getCheckboxProps: (line) => ({ disabled: line.row === null, 'aria-label': t('kit.table.selectRow') }) as { disabled: boolean },
    getTitleCheckboxProps: () => ({ 'aria-label': t('kit.table.selectAll') }),
  };
  return (
    <div className={`dataTable ${density}`} ref={frame} aria-busy={loading} style={leastWidth(columns)}>
      <span id={titleId} className="visuallyHidden" role={loading ? 'status' : undefined}>
        {loading ? t('kit.table.loading', { name: label }) : label}
      </span>
      <Table<Line<Row>>
        aria-labelledby={titleId}
        size="small"
        tableLayout="fixed"
        pagination={false}
        dataSource={lines}
        rowSelection={selection}
        columns={columns.map((column) => antdColumn(column, props))}
        rowClassName={(line) =>
          [line.key === current && 'current', line.key === openKey && 'open', onOpen && 'openable'].filter(Boolean).join(' ')
        }
        onRow={(line) => ({
          tabIndex: keyboard && line.key === (current ?? lines[0]?.key) ? 0 : undefined,
          onClick: (event) => line.row && opensRow(event.target) && onOpen?.(line.row),
        })}
        summary={
          columns.some((column) => column.total !== undefined) && !loading
            ? () => <Totals columns={columns} selectable={Boolean(onSelect)} />
            : undefined
        }
        locale={{ emptyText: ' ' }}
      />
      {props.onEndReached && !loading ? (
        <LoadMore more={props.more ?? false} count={rows.length} onEndReached={props.onEndReached} />
      ) : null}
    </div>
  );
}

function antdColumn<Row>(column: Column<Row>, { sort, onSort }: Pick<DataTableProps<Row>, 'sort' | 'onSort'>) {
  const sorted = sort?.key === column.key ? sort.direction : undefined;
  return {
    key: column.key,
    width: column.width,
    align: column.align,
    title: (
      <DataTableHeader
        title={column.title}
        sorted={sorted}
        onSort={column.sortable && onSort ? (direction) => onSort({ key: column.key, direction }) : undefined}
      />
    ),
    // On a phone every row is a card, and every cell says of which column it is.
    onCell: () => ({ 'data-label': column.title }) as object,
    onHeaderCell: () => ({ 'aria-sort': sorted && (sorted === 'asc' ? ('ascending' as const) : ('descending' as const)) }),
    render: (_: unknown, line: Line<Row>) =>
      line.row === null ? (
        <span className={column.align === 'right' ? 'skel cell right' : 'skel cell'} aria-hidden />
      ) : (
        column.render(line.row)
      ),
  };
}

/** Below this width the list scrolls sideways rather than squeezing its first column. */
const leastWidth = <Row,>(columns: Column<Row>[]) =>
  ({ '--least': `${columns.reduce((total, column) => total + (column.width ?? 200), 36)}px` }) as CSSProperties;

/** A click on a control inside the row is that control's. */
const opensRow = (target: EventTarget): boolean =>
  target instanceof Element && !target.closest('button, a, input, label, .ant-table-selection-column');

function Totals<Row>({ columns, selectable }: { columns: Column<Row>[]; selectable: boolean }) {
  const shift = selectable ? 1 : 0;
  return (
    <Table.Summary.Row>
      {selectable ? <Table.Summary.Cell index={0} /> : null}
      {columns.map((column, i) => (
        <Table.Summary.Cell key={column.key} index={i + shift} align={column.align}>
          {column.total === undefined ? null : (
            <span className="total" data-label={column.title}>
              {column.total}
            </span>
          )}
        </Table.Summary.Cell>
      ))}
    </Table.Summary.Row>
  );
}
