import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { PasteCell } from './paste-cell.tsx';
import type { PastedRow } from './pasted-table.ts';
import type { CellProblem } from './use-pasted-check.ts';

interface PasteRowProps {
  row: PastedRow;
  place: number;
  headers: readonly string[];
  problems: readonly CellProblem[] | undefined;
  onCell: (id: number, column: number, value: string) => void;
  onRemove: (id: number) => void;
}

/** A row of the grid; the others are not drawn again when one of its cells changes. */
export const PasteRow = memo(function PasteRow({ row, place, headers, problems = [], onCell, onRemove }: PasteRowProps) {
  const { t } = useTranslation();
  const number = place + 1;
  const ofRow = problems.filter(({ column }) => column === null);
  return (
    <tr>
      <th scope="row">
        <span className="pasteNumber">
          <span className="num">{number}</span>
          <button
            type="button"
            tabIndex={-1}
            data-at={`${place}:-1`}
            aria-label={t('importing.paste.removeRow', { row: number })}
            onClick={() => onRemove(row.id)}
          >
            ✕
          </button>
        </span>
        {ofRow.map(({ message }) => (
          <span key={message} className="pasteProblem">
            {message}
          </span>
        ))}
      </th>
      {row.cells.map((value, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
        <td key={column}>
          <PasteCell
            at={`${place}:${column}`}
            label={t('importing.paste.cell', { header: headers[column] || column + 1, row: number })}
            value={value}
            problems={problems.filter((problem) => problem.column === column).map(({ message }) => message)}
            onChange={(next) => onCell(row.id, column, next)}
          />
        </td>
      ))}
    </tr>
  );
});
