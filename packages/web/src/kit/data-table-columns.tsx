import type { ReactNode } from 'react';

/** One column of a DataTable. `Row` is what the list shows. */
export interface Column<Row> {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  /** In px; the one column without a width takes the rest. */
  width?: number;
  /** Numbers stand right. */
  align?: 'left' | 'right';
  sortable?: boolean;
  /** What the totals row says in this column. */
  total?: ReactNode;
  /** Cannot be hidden (the first column). */
  always?: boolean;
  /** Hidden until the reader chooses it. */
  optional?: boolean;
}

export interface Sort {
  key: string;
  direction: 'asc' | 'desc';
}

/** The columns on screen: those the reader chose for this list, else all that are not optional. */
export function shownColumns<Row>(columns: Column<Row>[], chosen: string[] | undefined): Column<Row>[] {
  return columns.filter((column) => column.always || (chosen ? chosen.includes(column.key) : !column.optional));
}
