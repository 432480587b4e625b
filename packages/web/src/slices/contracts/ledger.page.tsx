import { CONTRACT_STATES } from '@fulcrum/contract';
import { useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/index.ts';
import { ColumnChooser, DataTable, EmptyState, Failure, PanelLayout, PHONE, SegmentLinks, useMedia } from '../../kit/index.ts';
import { SearchBox } from '../customers/search-box.tsx';
import { contractLink, useLedgerColumns } from './ledger-columns.tsx';
import { LedgerHead } from './ledger-head.tsx';
import { LedgerItems } from './ledger-items.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import { useLedger, useLedgerAddress } from './use-ledger.ts';

const SOON_DAYS = 90;

/** Every contract: how it stands, until when, what it brings a year. */
export default function LedgerPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const phone = useMedia(PHONE);
  const me = useMe();
  const { search, change } = useLedgerAddress();
  const { list, rows, sums } = useLedger(search);
  const day = search.asOf ?? me?.today ?? '';
  const columns = useLedgerColumns(day, sums, me?.organisation.baseCurrency ?? 'CNY');
  const { q, mine, sort, asOf } = search;
  const kept = { q, mine, sort, asOf };
  const views = [
    { key: 'all', search: kept },
    ...CONTRACT_STATES.map((state) => ({ key: state, search: { ...kept, state } })),
    { key: 'soon', search: { ...kept, within: SOON_DAYS } },
  ] as const;
  const view = search.within !== undefined ? 'soon' : (search.state ?? 'all');
  const filtered = view !== 'all' || Boolean(q) || Boolean(mine);
  const more = list.isFetchingNextPage ? ('loading' as const) : list.hasNextPage;
  const next = () => void list.fetchNextPage();
  return (
    <PanelLayout panel={search.panel ? <SettingsPanel onClose={() => change({ panel: undefined })} /> : null}>
      <LedgerHead sums={sums} day={day} />
      <SegmentLinks
        label={t('ledger.views')}
        current={view}
        segments={views.map(({ key, search: to }) => ({
          key,
          label: key === 'soon' ? t('ledger.soon') : t(`ledger.view.${key}`),
          link: { to: '/customers/contracts', search: to },
        }))}
      />
      <search className="filters" aria-label={t('ledger.searchLabel')}>
        <SearchBox value={q ?? ''} onChange={(words) => change({ q: words || undefined })} label={t('ledger.searchPlaceholder')} />
        <Button
          size="small"
          type={mine ? 'primary' : 'default'}
          aria-pressed={Boolean(mine)}
          onClick={() => change({ mine: mine ? undefined : true })}
        >
          {t('ledger.mine')}
        </Button>
        <Select
          size="small"
          className="ledgerOrder"
          aria-label={t('ledger.order')}
          value={sort ?? 'signed'}
          options={[
            { value: 'signed', label: t('ledger.bySigned') },
            { value: 'end', label: t('ledger.byEnd') },
          ]}
          onChange={(value: 'end' | 'signed') => change({ sort: value })}
        />
        <span className="grow" />
        {phone ? null : <ColumnChooser list="contracts" columns={columns} />}
      </search>
      {list.error ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data && rows.length === 0 ? (
        filtered ? (
          <EmptyState
            title={t('ledger.nothing')}
            action={
              <Button onClick={() => change({ q: undefined, state: undefined, within: undefined, mine: undefined })}>
                {t('ledger.clear')}
              </Button>
            }
          >
            {t('ledger.nothingDetail')}
          </EmptyState>
        ) : (
          <EmptyState title={t('ledger.none')}>{t('ledger.noneDetail')}</EmptyState>
        )
      ) : phone ? (
        <LedgerItems rows={rows} day={day} asOf={asOf} loading={list.isPending} more={more} onEndReached={next} />
      ) : (
        <DataTable
          label={t('shell.page.contracts')}
          list="contracts"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          loading={list.isPending}
          onOpen={(row) => void navigate(contractLink(row, asOf))}
          keyboard
          onEndReached={next}
          more={more}
        />
      )}
    </PanelLayout>
  );
}
