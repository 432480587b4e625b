import type { Period } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, formatDate, Money } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { ClosePeriod, ReopenPeriod } from './change-period.tsx';
import { PeriodAccounts } from './period-accounts.tsx';
import { PeriodMark, type PeriodState } from './period-state.tsx';

const FIGURES = ['ordered', 'signed', 'received', 'recognised'] as const;

/** One month: its figures now and at closing, the accounts behind a difference, and what may be done. */
export function PeriodPanel({ period, state, onClose }: { period: Period; state: PeriodState; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const { closedAt, closing, closedBy } = period;
  return (
    <DockedPanel eyebrow={<PeriodMark state={state} />} title={period.month} onClose={onClose}>
      <p className="ink2">
        {closedAt
          ? t('closing.closedAt', {
              name: closedBy ?? t('closing.nobody'),
              at: formatDate(closedAt, language, { style: 'minute' }),
              count: closing,
            })
          : t('closing.dueOn', { day: formatDate(period.dueOn, language) })}
      </p>
      {period.note ? <p className="note">{period.note}</p> : null}
      <FigureTable period={period} />
      {closing > 0 ? <PeriodAccounts month={period.month} /> : null}
      {can('periods.close') && state !== 'running' ? (
        period.state === 'closed' ? (
          <ReopenPeriod period={period} />
        ) : (
          <ClosePeriod period={period} />
        )
      ) : null}
    </DockedPanel>
  );
}

function FigureTable({ period: { now, frozen } }: { period: Period }) {
  const { t } = useTranslation();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const amount = (value: string | null | undefined) =>
    value === null || value === undefined ? <span className="ink3">—</span> : <Money amount={value} currency={currency} />;
  return (
    <table className="plainTable periodFigures">
      <thead>
        <tr>
          <th scope="col">{t('closing.month')}</th>
          <th scope="col" className="right">
            {t('closing.nowColumn')}
          </th>
          <th scope="col" className="right">
            {t('closing.frozenColumn')}
          </th>
        </tr>
      </thead>
      <tbody>
        {FIGURES.map((figure) => (
          <tr key={figure}>
            <td title={now[figure] === null ? t('closing.notKept') : undefined}>{t(`closing.figure.${figure}`)}</td>
            <td className="right">{amount(now[figure])}</td>
            <td className="right">{amount(frozen?.[figure])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
