import type { HealthMover } from '@fulcrum/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../api/use-me.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { type Column, formatNumber, Money, TableOrLines } from '../../../kit/index.ts';
import { HealthMark } from '../../health/health-mark.tsx';
import { ColourWord } from './colour-word.tsx';
import type { HealthTrial } from './use-health-simulation.ts';

interface HealthMoversProps {
  trial: HealthTrial;
  /** All that move, of which these are the first. */
  total: number;
  movers: readonly HealthMover[];
  onAccount: (id: string) => void;
  /** Too narrow for a table: its reasons would be cut. */
  narrow: boolean;
}

/** Who moves, the largest first, each with what moved it most; its name leads to its health by the draft. */
export function HealthMovers({ trial, total, movers, onAccount, narrow }: HealthMoversProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const reason = useReason();
  const name = (row: HealthMover) => (
    <Button type="link" className="plainLink" onClick={() => onAccount(row.accountId)}>
      {row.name}
    </Button>
  );
  const move = (row: HealthMover) => (
    <span className="nowrap">
      {row.from === null ? <ColourWord colour={null} /> : <HealthMark score={row.scoreBefore} colour={row.from} />}{' '}
      <span aria-hidden>→</span> <HealthMark score={row.scoreAfter} colour={row.to} />
    </span>
  );
  const columns: Column<HealthMover>[] = [
    { key: 'name', title: t('health.falls.customer'), always: true, render: name },
    { key: 'move', title: t('health.falls.health'), width: 168, render: move },
    { key: 'reason', title: t('health.falls.why'), render: reason },
    {
      ...{ key: 'arr', title: t('health.base.arr'), width: 128, align: 'right' },
      render: (row) => <Money amount={row.arr} currency={currency} />,
    },
  ];
  const { cell, pick } = trial;
  return (
    <section className="tierSection">
      <div className="row wrap">
        <h2 className="section grow">{t('healthStudio.movers.title')}</h2>
        {cell ? (
          <Button size="small" onClick={() => pick(undefined)}>
            {t('healthStudio.movers.all')}
          </Button>
        ) : null}
      </div>
      {movers.length ? (
        <TableOrLines
          narrow={narrow}
          label={t('healthStudio.movers.title')}
          columns={columns}
          rows={[...movers]}
          rowKey={(row) => row.accountId}
          loading={false}
          more={false}
          onEndReached={() => {}}
          line={(_, of) => ({ head: of('name'), side: of('move'), note: [of('reason'), of('arr')] })}
        />
      ) : (
        <p className="note">{t('healthStudio.movers.nobody')}</p>
      )}
      {movers.length && movers.length < total ? (
        <p className="note">{t('healthStudio.movers.rest', { shown: formatNumber(movers.length, language) })}</p>
      ) : null}
    </section>
  );
}

/** What moved a customer, in words. */
function useReason(): (mover: HealthMover) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return ({ cause, part, change, to }) => {
    const name = part?.[language];
    if (cause === 'dimension' || cause === 'cap') {
      const points = change === null ? '' : ` ${formatNumber(change, language, 'signed', 1)}`;
      return cause === 'cap' ? `${t('healthStudio.cause.cap', { name })}${points}` : `${name}${points}`;
    }
    if (cause === 'variant') return name ? t('healthStudio.cause.variant', { name }) : t('healthStudio.cause.ownMeasures');
    if (cause === 'coverage') return t(to === 'unknown' ? 'healthStudio.cause.tooLittle' : 'healthStudio.cause.enough');
    return t(`healthStudio.cause.${cause}`);
  };
}
