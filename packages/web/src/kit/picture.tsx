import { BarChartOutlined, TableOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface PictureTable {
  columns: { title: string; align?: 'left' | 'right' }[];
  /** One array of cells per row, in the order of the columns; the first cell is the row's head. */
  rows: ReactNode[][];
}

interface PictureProps {
  /** The finding in words. */
  title: string;
  /** Unit, grain, as-of date. */
  note?: string;
  table: PictureTable;
  children: ReactNode;
}

/** The frame of every picture: its finding as the title, and the data table behind it. */
export function Picture({ title, note, table, children }: PictureProps) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <figure className="picture" aria-labelledby={id}>
      <figcaption className="row">
        <span className="section grow" id={id}>
          {title}
        </span>
        {note ? <span className="note">{note}</span> : null}
        <Button
          size="small"
          type="text"
          icon={asTable ? <BarChartOutlined aria-hidden /> : <TableOutlined aria-hidden />}
          aria-label={t(asTable ? 'kit.picture.showPicture' : 'kit.picture.showTable')}
          title={t(asTable ? 'kit.picture.showPicture' : 'kit.picture.showTable')}
          onClick={() => setAsTable(!asTable)}
        />
      </figcaption>
      {asTable ? <FigureTable label={t('kit.picture.tableOf', { title })} table={table} /> : children}
    </figure>
  );
}

function FigureTable({ label, table }: { label: string; table: PictureTable }) {
  return (
    <table className="plainTable" aria-label={label}>
      <thead>
        <tr>
          {table.columns.map((column, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a head is its column
            <th key={i} scope="col" className={column.align}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((cells, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a finished table do not move
          <tr key={row}>
            {cells.map((cell, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
              <td key={i} className={table.columns[i]?.align}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
