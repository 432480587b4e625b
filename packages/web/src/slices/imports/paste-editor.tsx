import type { Import } from '@fulcrum/contract';
import { Button } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionProblem, ButtonLink, formatNumber, usePreferences } from '../../kit/index.ts';
import { ImportAnswer } from './import-answer.tsx';
import { isBusy } from './import-queries.ts';
import { PasteGrid } from './paste-grid.tsx';
import { MOST_PASTED, type PastedTable, withRow } from './pasted-table.ts';
import { type CellProblem, usePastedCheck } from './use-pasted-check.ts';

/** The grid, its check, and the way on to the commit. */
export function PasteEditor({ entity, first, onClear }: { entity: Import['entity']; first: PastedTable; onClear: () => void }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const [table, setTable] = useState(first);
  const { current, check, problems, problemsError } = usePastedCheck(entity);
  // cells changed since the check: their problems are no longer shown
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set());
  const onMended = useCallback((row: number, column: number) => {
    setMended((before) => (before.has(`${row}:${column}`) ? before : new Set(before).add(`${row}:${column}`)));
  }, []);
  const key = JSON.stringify(problems);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the problems, which are new objects at every drawing
  const byRow = useMemo(() => {
    const open = problems.filter(({ row, column }) => column === null || !mended.has(`${row}:${column}`));
    return Map.groupBy(open, ({ row }): CellProblem['row'] => row);
  }, [key, mended]);
  const box = useRef<HTMLDivElement>(null);
  const busy = check.isPending || (current !== undefined && isBusy(current.state));
  const send = () => {
    setMended(new Set());
    check.mutate({ table, name: `${t('importing.paste.fileName')}.csv` });
  };
  const size = { rows: formatNumber(table.rows.length, language), columns: formatNumber(table.headers.length, language) };
  return (
    <div ref={box}>
      <p className="note pasteSize">{t('importing.paste.size', size)}</p>
      <PasteGrid table={table} problems={byRow} onChange={setTable} onMended={onMended} />
      <section className="commitBar">
        <div className="grow" aria-live="polite">
          {current && !busy ? (
            <p>
              <ImportAnswer current={current} />
            </p>
          ) : (
            <p className="note prose">{busy ? t('importing.stateOf.reading') : t('importing.paste.keys')}</p>
          )}
          {current?.fault ? <p className="note">{current.fault.detail ?? current.fault.title}</p> : null}
        </div>
        {byRow.size > 0 && !busy ? (
          <Button onClick={() => box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()}>
            {t('importing.paste.toFirst')}
          </Button>
        ) : null}
        <Button onClick={onClear} disabled={busy}>
          {t('importing.paste.clear')}
        </Button>
        <Button disabled={table.rows.length >= MOST_PASTED} onClick={() => setTable(withRow)}>
          {t('importing.paste.addRow')}
        </Button>
        <Button type={current && !busy ? 'default' : 'primary'} loading={busy} disabled={table.rows.length === 0} onClick={send}>
          {current ? t('importing.paste.recheck') : t('importing.paste.check')}
        </Button>
        {current && !busy ? (
          <ButtonLink to="/admin/import/$importId" params={{ importId: current.id }} primary>
            {current.state === 'checked' ? t('importing.paste.open') : t('importing.paste.columns')}
          </ButtonLink>
        ) : null}
      </section>
      <ActionProblem error={check.error ?? problemsError} />
    </div>
  );
}
