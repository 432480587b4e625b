import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, EmptyState, Failure, formatDate, formatNumber, morePages, RelativeTime, TableOrLines } from '../../kit/index.ts';

const CAUSES = ['scheduled', 'manual', 'published', 'import'] as const;

/** Every evaluation, newest first: of which day, why, how many accounts, how many changed, how long. */
export function Runs() {
  const { t } = useTranslation();
  const language = useLanguage();
  const runs = useInfiniteQuery(pagesOf(api.evaluations.list, { limit: 50 }));
  const rows = runs.data?.pages.flatMap((page) => page.items) ?? [];
  if (runs.error) return <Failure error={runs.error} onRetry={() => void runs.refetch()} />;
  if (runs.data && rows.length === 0) return <EmptyState title={t('tiers.runs.none')}>{t('tiers.runs.noneDetail')}</EmptyState>;
  const cause = (word: string) => {
    const known = CAUSES.find((one) => one === word);
    return known ? t(`tiers.runs.cause.${known}`) : word;
  };
  const number = (value: number) => formatNumber(value, language);
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'asOf', title: t('tiers.runs.asOf'), width: 152, always: true, render: (run) => <b>{formatDate(run.asOf, language)}</b> },
    { key: 'cause', title: t('tiers.runs.why'), width: 160, render: (run) => cause(run.cause) },
    { key: 'policy', title: t('tiers.runs.policy'), render: (run) => `${run.policyId} v${run.version}` },
    { key: 'accounts', title: t('tiers.runs.accounts'), width: 104, align: 'right', render: (run) => number(run.accounts) },
    { key: 'changed', title: t('tiers.runs.changed'), width: 104, align: 'right', render: (run) => number(run.changed) },
    {
      key: 'seconds',
      title: t('tiers.runs.seconds'),
      width: 104,
      align: 'right',
      render: (run) => (run.seconds === null ? '—' : t('tiers.runs.took', { seconds: formatNumber(run.seconds, language, 'plain', 2) })),
    },
    {
      key: 'published',
      title: t('tiers.runs.done'),
      width: 128,
      align: 'right',
      render: (run) => (run.publishedAt ? <RelativeTime value={run.publishedAt} /> : '—'),
    },
  ];
  return (
    <TableOrLines
      label={t('tiers.tabs.runs')}
      columns={columns}
      rows={rows}
      rowKey={(run) => run.id}
      loading={runs.isPending}
      {...morePages(runs)}
      line={(run, cell) => ({
        head: (
          <>
            {cell('asOf')} {cell('cause')}
          </>
        ),
        note: [
          t('tiers.runs.summary', {
            accounts: number(run.accounts),
            changed: number(run.changed),
            version: `${run.policyId} v${run.version}`,
          }),
        ],
      })}
    />
  );
}
