import type { AccountRow } from '@fulcrum/contract';
import { App } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportUrl, saveExport } from '../../api/index.ts';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type BulkAction, BulkBar, formatMoney, formatNumber } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { TagAccounts } from '../tags/tag-accounts.tsx';
import { FreezeChosen } from '../tiers/freeze-chosen.tsx';
import { OverrideChosen } from '../tiers/override-chosen.tsx';
import { AddToList } from './add-to-list.tsx';
import { AssignOwner } from './assign-owner.tsx';
import type { CustomersSearch } from './customers.search.ts';
import { type AccountSelection, everything } from './selection.ts';
import { exportQuery } from './use-customers.ts';

interface CustomerBulkProps {
  rows: AccountRow[];
  /** Count and amount of all that the filter meets. */
  all: { accounts: number; amount12m: string } | undefined;
  search: CustomersSearch;
  onClear: () => void;
}

/** What can be done with the selected customers, or with all that the filter meets. */
export function CustomerBulk({ rows, all, search, onClear }: CustomerBulkProps) {
  const { notification } = App.useApp();
  const [doing, setDoing] = useState<'assign' | 'tag' | 'list' | 'level' | 'freeze'>();
  const [whole, setWhole] = useState(false);
  const none = rows.length === 0;
  useEffect(() => {
    if (none) setWhole(false);
  }, [none]);
  const count = whole ? (all?.accounts ?? rows.length) : rows.length;
  const selection: AccountSelection = whole ? everything(search) : { ids: rows.map((row) => row.id) };
  const done = () => {
    setDoing(undefined);
    onClear();
  };
  const exportRows = () => {
    if (whole) location.assign(exportUrl('accounts', { ...exportQuery(search), format: 'xlsx' }));
    else
      saveExport('accounts', selection.ids ?? [], search.sort ? { sort: search.sort, format: 'xlsx' } : { format: 'xlsx' }).catch(
        (error: Error) => notification.error({ title: error.message }),
      );
  };
  const summary = useSummary(whole ? all : undefined, rows);
  const actions = useBulkActions({
    start: setDoing,
    exportRows,
    widen: !whole && all && all.accounts > rows.length ? { count: all.accounts, run: () => setWhole(true) } : undefined,
  });
  const dialog = { count, selection, onClose: () => setDoing(undefined), onDone: done };
  return (
    <>
      <BulkBar summary={none ? null : summary} actions={actions} onClear={onClear} />
      {doing === 'assign' ? (
        <AssignOwner {...dialog} />
      ) : doing === 'tag' ? (
        <TagAccounts {...dialog} />
      ) : doing === 'list' ? (
        <AddToList {...dialog} />
      ) : doing === 'level' ? (
        <OverrideChosen {...dialog} />
      ) : doing === 'freeze' ? (
        <FreezeChosen {...dialog} />
      ) : null}
    </>
  );
}

/** How many are selected, and their amount where the reader sees it. */
function useSummary(all: CustomerBulkProps['all'], rows: AccountRow[]): string {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const count = all?.accounts ?? rows.length;
  const amount = all ? Number(all.amount12m) : rows.reduce((total, row) => total + Number(row.amount12m), 0);
  const values = { count, accounts: formatNumber(count, language) };
  return Number.isNaN(amount)
    ? t('customers.bulk.selected', values)
    : t('customers.bulk.selectedAmount', { ...values, amount: formatMoney(amount, currency, language) });
}

interface Doing {
  start: (what: 'assign' | 'tag' | 'list' | 'level' | 'freeze') => void;
  exportRows: () => void;
  widen: { count: number; run: () => void } | undefined;
}

/** The actions that the reader may take, each with its key. */
function useBulkActions({ start, exportRows, widen }: Doing): BulkAction[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  return [
    ...(widen
      ? [
          {
            label: t('customers.bulk.all', { count: widen.count, accounts: formatNumber(widen.count, language) }),
            shortcut: 'G',
            run: widen.run,
          },
        ]
      : []),
    ...(can('accounts.assign') && can('users.read')
      ? [{ label: t('customers.assign.action'), shortcut: 'A', run: () => start('assign') }]
      : []),
    ...(can('accounts.write') ? [{ label: t('segment.tag.short'), shortcut: 'T', run: () => start('tag') }] : []),
    ...(can('levels.override') ? [{ label: t('byHand.action'), shortcut: 'H', run: () => start('level') }] : []),
    ...(can('levels.override') ? [{ label: t('byHand.freeze.short'), shortcut: 'F', run: () => start('freeze') }] : []),
    ...(can('segments.write') ? [{ label: t('segment.list.short'), shortcut: 'L', run: () => start('list') }] : []),
    ...(can('exports.run') ? [{ label: t('customers.export.action'), shortcut: 'E', run: exportRows }] : []),
  ];
}
