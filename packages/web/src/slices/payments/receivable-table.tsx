import type { Receivable } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, Money } from '../../kit/index.ts';
import { ReceivableState } from './receivable-state.tsx';

interface ReceivableTableProps {
  rows: readonly Receivable[];
  onOpen: (row: Receivable) => void;
  openId?: string | undefined;
}

/** The plan of one account: what is due when, what is open of it, where it stands. */
export function ReceivableTable({ rows, onOpen, openId }: ReceivableTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="cards">
      <table className="plainTable" aria-label={t('owed.plan')}>
        <thead>
          <tr>
            <th scope="col">{t('owed.due')}</th>
            <th scope="col">{t('owed.instalment')}</th>
            <th scope="col" className="right">
              {t('owed.amount')}
            </th>
            <th scope="col" className="right">
              {t('owed.open')}
            </th>
            <th scope="col">{t('owed.stateTitle')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={row.id === openId ? 'open' : undefined}>
              <td className="nowrap">
                <button type="button" className="door num" onClick={() => onOpen(row)}>
                  {formatDate(row.dueOn, language)}
                </button>
              </td>
              <td data-label={t('owed.instalment')}>
                {row.title ?? row.code ?? '—'} {row.contractCode ? <span className="note">{row.contractCode}</span> : null}
              </td>
              <td className="right" data-label={t('owed.amount')}>
                <Money amount={row.amount} currency={row.currency} />
              </td>
              <td className="right" data-label={t('owed.open')}>
                <Money amount={row.open} currency={row.currency} />
              </td>
              <td data-label={t('owed.stateTitle')}>
                <ReceivableState row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
