import type { MergeSide } from '@fulcrum/contract';
import { Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Money } from '../../kit/index.ts';
import { type MergeLine, type Side, sideOf } from './merge-lines.ts';
import { useMergeWords } from './use-merge-words.ts';

interface MergeTableProps {
  both: { first: MergeSide; second: MergeSide };
  lines: readonly MergeLine[];
  winner: Side;
  chosen: Readonly<Record<string, Side>>;
  onWinner: (side: Side) => void;
  onChoose: (take: string, side: Side) => void;
}
const SIDES = ['first', 'second'] as const;

/** The head chooses the record that stays, each line the value that stands, the foot shows what hangs on either. */
export function MergeTable({ both, lines, winner, chosen, onWinner, onChoose }: MergeTableProps) {
  const { t } = useTranslation();
  const words = useMergeWords();
  const titleOf = (side: Side) => both[side].account?.name ?? both[side].contact?.name ?? '';
  const codeOf = (side: Side) => both[side].account?.code ?? both[side].contact?.code ?? '';
  const tables = [...new Set(SIDES.flatMap((side) => Object.keys(both[side].counts)))];
  return (
    <table className="plainTable mergeTable">
      <thead>
        <tr>
          <th scope="col">{t('merging.stays')}</th>
          {SIDES.map((side) => (
            <th scope="col" key={side}>
              <Radio name="winner" checked={winner === side} onChange={() => onWinner(side)}>
                <span className="strong">{titleOf(side)}</span> <span className="ink3">{codeOf(side)}</span>
              </Radio>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.take} name={words.fieldName(line.take)}>
            {SIDES.map((side) => (
              <td key={side} className={sideOf(line, winner, chosen) === side ? 'strong' : 'ink3'}>
                <Radio
                  name={`value-${line.take}`}
                  checked={sideOf(line, winner, chosen) === side}
                  onChange={() => onChoose(line.take, side)}
                  aria-label={`${words.fieldName(line.take)}: ${words.value(line.take, line[side])}`}
                >
                  {words.value(line.take, line[side])}
                </Radio>
              </td>
            ))}
          </Line>
        ))}
        {lines.length === 0 ? (
          <tr>
            <td colSpan={3} className="note">
              {t('merging.alike')}
            </td>
          </tr>
        ) : null}
        <tr className="mergeHead">
          <th scope="rowgroup" colSpan={3}>
            {t('merging.hangs')}
          </th>
        </tr>
        {both.first.amount12m !== null ? (
          <Line name={t('merging.amount')}>
            {SIDES.map((side) => (
              <td key={side} className="num">
                <Money amount={both[side].amount12m ?? '0'} currency={words.currency} />
              </td>
            ))}
          </Line>
        ) : null}
        {tables.map((table) => (
          <Line key={table} name={words.tableName(table)}>
            {SIDES.map((side) => (
              <td key={side} className="num">
                {both[side].counts[table] ?? 0}
              </td>
            ))}
          </Line>
        ))}
        {SIDES.some((side) => both[side].names.length > 0) ? (
          <Line name={t('merging.names')}>
            {SIDES.map((side) => (
              <td key={side} className="ink2">
                {both[side].names.map(({ value }) => value).join(t('merging.comma')) || '—'}
              </td>
            ))}
          </Line>
        ) : null}
      </tbody>
    </table>
  );
}

const Line = ({ name, children }: { name: string; children: ReactNode }) => (
  <tr>
    <th scope="row">{name}</th>
    {children}
  </tr>
);
