import type { AccountRow } from '@fulcrum/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportUrl } from '../../api/index.ts';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type BulkAction, BulkBar, formatMoney, formatNumber } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { AssignOwner } from './assign-owner.tsx';

/** More codes than this do not fit an address; the filter exports the rest. */
const MOST_EXPORTED = 300;

/** What can be done with the selected customers: give them to someone, export them. */
export function CustomerBulk({ rows, onClear }: { rows: AccountRow[]; onClear: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const [assigning, setAssigning] = useState(false);
  const amount = rows.reduce((total, row) => total + Number(row.amount12m), 0);
  const count = { count: rows.length, accounts: formatNumber(rows.length, language) };
  const summary = Number.isNaN(amount)
    ? t('customers.bulk.selected', count)
    : t('customers.bulk.selectedAmount', { ...count, amount: formatMoney(amount, currency, language) });
  const exportRows = () => {
    const filter = { metric: 'account.code', op: 'in', value: rows.map((row) => row.code) };
    location.assign(exportUrl('accounts', { filter: JSON.stringify(filter), format: 'xlsx' }));
  };
  const actions: BulkAction[] = [
    ...(can('accounts.assign') && can('users.read')
      ? [{ label: t('customers.assign.action'), shortcut: 'A', run: () => setAssigning(true) }]
      : []),
    ...(can('exports.run') && rows.length <= MOST_EXPORTED
      ? [{ label: t('customers.export.action'), shortcut: 'E', run: exportRows }]
      : []),
  ];
  return (
    <>
      <BulkBar summary={rows.length ? summary : null} actions={actions} onClear={onClear} />
      {assigning ? (
        <AssignOwner
          rows={rows}
          onClose={() => setAssigning(false)}
          onAssigned={() => {
            setAssigning(false);
            onClear();
          }}
        />
      ) : null}
    </>
  );
}
