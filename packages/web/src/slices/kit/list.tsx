import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  AddFilterChip,
  BulkBar,
  type Column,
  ColumnChooser,
  DataTable,
  DensitySwitch,
  Door,
  FilterChip,
  formatDate,
  formatMoney,
  HealthChip,
  ListKeyHints,
  Money,
  SegmentLinks,
  Spark,
  StageChip,
  TierChip,
  usePreferences,
} from '../../kit/index.ts';
import { sampleStages, sampleTiers } from './chips.tsx';
import { type SampleCustomer, sampleCustomers } from './sample-customers.ts';

const views = [
  ['all', 312],
  ['mine', 24],
  ['renewal', 43],
  ['losing', 14],
] as const;

/** The list with everything it can do: views, filters, sort, selection, totals, bulk bar, keys. */
export function List() {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const navigate = useNavigate({ from: '/kit' });
  const { view = 'all', selected = ['3'], sort = 'desc', loading = false } = useSearch({ from: '/kit' });
  const change = (search: object) => void navigate({ search: (before) => ({ ...before, ...search }), replace: true, resetScroll: false });
  const rows = sampleCustomers.toSorted((a, b) => (sort === 'desc' ? b.revenue - a.revenue : a.revenue - b.revenue));
  const chosen = rows.filter((row) => selected.includes(row.key));
  const columns = useColumns();
  const openTier = () => change({ panel: 'tier' });
  return (
    <section>
      <h2 className="section specimenTitle">{t('specimen.list')}</h2>
      <SegmentLinks
        label={t('specimen.view.label')}
        current={view}
        segments={views.map(([key, count]) => ({
          key,
          count,
          label: t(`specimen.view.${key}`),
          link: { to: '/kit', search: { view: key } },
        }))}
      />
      <div className="filters">
        <FilterChip
          name={t('specimen.filter.region')}
          value={t('specimen.filter.regionValue')}
          onEdit={openTier}
          onRemove={() => change({ view: undefined })}
        />
        <FilterChip
          name={t('specimen.filter.revenue')}
          value={t('specimen.filter.revenueValue')}
          onEdit={openTier}
          onRemove={() => change({ view: undefined })}
        />
        <AddFilterChip onAdd={openTier} />
        <span className="grow" />
        <DensitySwitch />
        <ColumnChooser list="specimen" columns={columns} />
      </div>
      <DataTable
        label={t('specimen.state.customers')}
        list="specimen"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        loading={loading}
        sort={{ key: 'revenue', direction: sort }}
        onSort={({ direction }) => change({ sort: direction })}
        selected={selected}
        onSelect={(keys) => change({ selected: keys })}
        onOpen={openTier}
        keyboard
      />
      <BulkBar
        summary={chosen.length ? t('specimen.selected', { count: chosen.length, amount: formatMoney(sum(chosen), 'CNY', language) }) : null}
        onClear={() => change({ selected: [] })}
        actions={[
          { label: t('specimen.assign'), shortcut: 'A', run: openTier },
          { label: t('specimen.tag'), shortcut: 'T', run: openTier },
          { label: t('specimen.play'), shortcut: 'P', run: openTier },
        ]}
      />
      <ListKeyHints />
    </section>
  );
}

function useColumns(): Column<SampleCustomer>[] {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const navigate = useNavigate({ from: '/kit' });
  const open = () => void navigate({ search: (search) => ({ ...search, panel: 'tier' as const }), resetScroll: false });
  return [
    {
      key: 'customer',
      title: t('specimen.column.customer'),
      always: true,
      total: t('specimen.total', { count: sampleCustomers.length }),
      render: (row) => (
        <span className="fitone">
          <TierChip
            letter={sampleTiers[row.tier].toUpperCase()}
            name={t(`specimen.tier.${sampleTiers[row.tier]}`)}
            position={row.tier}
            levels={5}
          />
          <span className="strong nowrap">{t(`specimen.row.r${row.key}`)}</span>
          <span className="ink3 nowrap note">{t(`specimen.row.i${row.key}`)}</span>
        </span>
      ),
    },
    {
      key: 'next',
      title: t('specimen.column.next'),
      width: 196,
      render: (row) => <span className="ink2 ellip block">{t(`specimen.row.n${row.key}`)}</span>,
    },
    {
      key: 'stage',
      title: t('specimen.column.stage'),
      width: 118,
      render: (row) => <StageChip name={t(`specimen.stage.${sampleStages[row.stage]}`)} position={row.stage} stages={5} />,
    },
    {
      key: 'health',
      title: t('specimen.column.health'),
      width: 92,
      total: t('specimen.median', { value: 71 }),
      render: (row) => <HealthChip score={row.health} band={row.band} change={row.change} />,
    },
    {
      key: 'active',
      title: t('specimen.column.active'),
      width: 100,
      render: (row) => <Spark values={row.active} colour={row.band === 'poor' ? 'health-poor' : 'ink2'} />,
    },
    {
      key: 'revenue',
      title: t('specimen.column.revenue'),
      width: 104,
      align: 'right',
      sortable: true,
      total: (
        <Door onOpen={open}>
          <Money amount={sum(sampleCustomers)} />
        </Door>
      ),
      render: (row) => <Money amount={row.revenue} />,
    },
    { key: 'renews', title: t('specimen.column.renews'), width: 128, align: 'right', render: (row) => formatDate(row.renews, language) },
  ];
}

const sum = (rows: SampleCustomer[]): number => rows.reduce((total, row) => total + row.revenue, 0);
