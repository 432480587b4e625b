import type { Receivable } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';

/** Where an instalment stands: its state, how long it is overdue, and what dunning has come to. */
export function ReceivableState({ row }: { row: Receivable }) {
  const { t } = useTranslation();
  return (
    <span className="receivableState">
      <span className={`stateMark ${row.state}`}>
        {row.state === 'overdue' ? t('owed.overdueDays', { count: row.overdueDays }) : t(`owed.state.${row.state}`)}
      </span>
      {row.state === 'overdue' && row.dunning ? <span className="tag">{t(`owed.dunning.${row.dunning as 'reminded'}`)}</span> : null}
      {row.promiseBroken ? <span className="tag broken">{t('owed.promiseBroken')}</span> : null}
    </span>
  );
}
