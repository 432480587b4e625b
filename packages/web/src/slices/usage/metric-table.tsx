import type { UsageMetric } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, DataTable } from '../../kit/index.ts';

interface MetricTableProps {
  metrics: readonly UsageMetric[];
  loading: boolean;
  open: string | undefined;
  onOpen: ((id: string) => void) | undefined;
}

/** Metrics of usage in the order of their slots. */
export function MetricTable({ metrics, loading, open, onOpen }: MetricTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const none = <span className="ink3">—</span>;
  const columns: Column<UsageMetric>[] = [
    {
      key: 'name',
      title: t('using.metric.name'),
      always: true,
      render: ({ name, counts }) => (
        <span className="fitone">
          <span className="strong nowrap">{name[language]}</span>
          {counts ? <span className="tag">{t('using.metric.counted')}</span> : null}
        </span>
      ),
    },
    { key: 'id', title: t('using.metric.id'), width: 200, render: ({ id }) => <code className="ellip block">{id}</code> },
    { key: 'aggregate', title: t('using.metric.aggregate'), width: 176, render: ({ aggregate }) => t(`using.aggregate.${aggregate}`) },
    { key: 'unit', title: t('using.metric.unit'), width: 96, render: ({ unit }) => unit ?? none },
    { key: 'slot', title: t('using.metric.slot'), width: 72, align: 'right', render: ({ slot }) => slot },
  ];
  return (
    <DataTable
      label={t('shell.page.usage')}
      list="usageMetrics"
      columns={columns}
      rows={[...metrics]}
      rowKey={({ id }) => id}
      loading={loading}
      openKey={open}
      onOpen={onOpen ? ({ id }) => onOpen(id) : undefined}
      keyboard
    />
  );
}
