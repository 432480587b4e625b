import { type ClipboardEvent, type Dispatch, type SetStateAction, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { moveInGrid } from './grid-keys.ts';
import { PasteCell } from './paste-cell.tsx';
import { PasteRow } from './paste-row.tsx';
import { type PastedTable, withBlock, withHeader, withoutRow, withValue } from './pasted-table.ts';
import { parsePasted } from './pasted-text.ts';
import type { CellProblem } from './use-pasted-check.ts';

interface PasteGridProps {
  table: PastedTable;
  problems: ReadonlyMap<number, readonly CellProblem[]>;
  onChange: Dispatch<SetStateAction<PastedTable>>;
  /** A cell was changed: what was wrong with it is open again. */
  onMended: (row: number, column: number) => void;
}

/** What was pasted, to be mended in place. Arrows and Enter move about; a block pasted into a cell is laid out from there. */
export function PasteGrid({ table, problems, onChange, onMended }: PasteGridProps) {
  const { t } = useTranslation();
  const change = useCallback(
    (id: number, column: number, value: string) => {
      onChange((before) => withValue(before, id, column, value));
      onMended(id, column);
    },
    [onChange, onMended],
  );
  const remove = useCallback((id: number) => onChange((before) => withoutRow(before, id)), [onChange]);
  const paste = (event: ClipboardEvent) => {
    const [place = -1, column = 0] = ((event.target as HTMLElement).dataset.at ?? '').split(':').map(Number);
    const block = parsePasted(event.clipboardData.getData('text/plain'));
    const row = table.rows[place];
    if (!row || (block.length < 2 && (block[0]?.length ?? 0) < 2)) return;
    event.preventDefault();
    onChange((before) => withBlock(before, row.id, column, block));
  };
  return (
    <section className="pasteGrid" aria-label={t('importing.paste.grid')} onKeyDown={moveInGrid} onPaste={paste}>
      <table>
        <caption className="visuallyHidden">{t('importing.paste.keys')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="note">{t('importing.row')}</span>
            </th>
            {table.headers.map((header, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <th key={column} scope="col">
                <PasteCell
                  at={`-1:${column}`}
                  label={t('importing.paste.headerOf', { column: column + 1 })}
                  value={header}
                  problems={[]}
                  onChange={(value) => onChange((before) => withHeader(before, column, value))}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, place) => (
            <PasteRow
              key={row.id}
              row={row}
              place={place}
              headers={table.headers}
              problems={problems.get(row.id)}
              onCell={change}
              onRemove={remove}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
