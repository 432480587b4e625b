import type { RequestFigures } from '@fulcrum/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DoorIf } from '../../kit/index.ts';
import type { RequestsSearch } from './requests.search.ts';
import { rowsOf } from './rows-of-figure.ts';
import { useOpenTime } from './use-open-time.ts';

type Handled = RequestFigures['handling']['all'];
interface FiguresTablesProps {
  figures: RequestFigures;
  share: (rate: number | null) => string;
}

/** The same by clock, by kind and by person. */
export function FiguresTables({ figures, share }: FiguresTablesProps) {
  const { t } = useTranslation();
  const time = useOpenTime();
  const long = (ms: number | null) => (ms === null ? '—' : time(ms));
  const opens = rowsOf(figures);
  const door = (count: number, search: Pick<RequestsSearch, 'figure' | 'kind' | 'assignee'>) => (
    <DoorIf target={count > 0 ? opens(search) : undefined}>{count}</DoorIf>
  );
  const f = (key: 'met' | 'breached' | 'attained' | 'median' | 'p90' | 'opened' | 'solved' | 'first' | 'fcr' | 'open' | 'overruns') =>
    t(`desk.figures.${key}`);
  return (
    <>
      <Table
        title={t('desk.figures.clocks')}
        columns={[t('desk.figures.clock'), f('met'), f('breached'), f('attained'), f('median'), f('p90')]}
        rows={figures.clocks.map((one) => [
          t(`desk.clockOf.${one.clock}`),
          one.met,
          door(one.breached, { figure: `late_${one.clock}` }),
          share(one.rate),
          long(one.medianMs),
          long(one.p90Ms),
        ])}
      />
      <Table
        title={t('desk.figures.kinds')}
        columns={[t('desk.kind'), f('opened'), f('solved'), f('first'), f('fcr')]}
        rows={figures.kinds.map((one) => [
          t(`desk.kindOf.${one.kind}`),
          door(one.opened, { figure: 'opened', kind: one.kind }),
          door(one.solved, { figure: 'judged', kind: one.kind }),
          door(one.first, { figure: 'at_first', kind: one.kind }),
          share(one.rate),
        ])}
      />
      <Handling figures={figures} />
      <Table
        title={t('desk.figures.people')}
        columns={[t('desk.figures.person'), f('open'), f('solved'), f('first'), f('fcr'), f('overruns')]}
        rows={figures.people.map((one) => [
          one.name,
          door(one.open, { assignee: one.id }),
          door(one.solved, { figure: 'judged', assignee: one.id }),
          door(one.first, { figure: 'at_first', assignee: one.id }),
          share(one.rate),
          door(one.breached, { figure: 'late', assignee: one.id }),
        ])}
      />
    </>
  );
}

/** How long people worked at what was solved, by kind and by person. */
function Handling({ figures: { handling } }: Pick<FiguresTablesProps, 'figures'>) {
  const { t } = useTranslation();
  const time = useOpenTime();
  const long = (ms: number | null) => (ms === null ? '—' : time(ms));
  const row = (name: string, { requests, medianMs, p90Ms }: Handled) => [name, requests, long(medianMs), long(p90Ms)];
  return (
    <>
      <Table
        title={t('desk.figures.handling')}
        columns={[t('desk.figures.byKindOrPerson'), t('desk.figures.handled'), t('desk.figures.median'), t('desk.figures.p90')]}
        rows={
          handling.all.requests === 0
            ? []
            : [
                row(t('desk.figures.handlingAll'), handling.all),
                ...handling.kinds.filter(({ requests }) => requests > 0).map((one) => row(t(`desk.kindOf.${one.kind}`), one)),
                ...handling.people.map((one) => row(one.name, one)),
              ]
        }
      />
      <p className="note">{t('desk.figures.handlingNote')}</p>
    </>
  );
}

function Table({ title, columns, rows }: { title: string; columns: string[]; rows: ReactNode[][] }) {
  const { t } = useTranslation();
  return (
    <section className="deskTable">
      <h2 className="lbl">{title}</h2>
      {rows.length === 0 ? (
        <p className="note">{t('desk.figures.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        <section className="deskScroll" tabIndex={0} aria-label={title}>
          <table className="plainTable" aria-label={title}>
            <thead>
              <tr>
                {columns.map((column, at) => (
                  <th key={column} scope="col" className={at ? 'right' : undefined}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((cells, row) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of a finished table do not move
                <tr key={row}>
                  {cells.map((cell, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                    <td key={at} className={at ? 'right num' : undefined}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
