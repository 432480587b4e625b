import { DownloadOutlined } from '@ant-design/icons';
import type { Ageing } from '@fulcrum/contract';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { exportUrl, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import {
  Failure,
  type Figure,
  Figures,
  formatDate,
  formatMoney,
  formatNumber,
  PageHead,
  PanelLayout,
  RichText,
  SegmentLinks,
  SkeletonRows,
} from '../../kit/index.ts';
import { DayControl } from '../../shell/day-shown.tsx';
import { useSession } from '../../shell/session.tsx';
import { AgeingBar } from './ageing-bar.tsx';
import { ClaimPanel } from './claim-panel.tsx';
import './payments.css';
import { FillTemplate } from '../excel/fill-template.tsx';
import { AccountsView, InstalmentsView, ReceiptsView } from './receivable-views.tsx';
import type { ReceivablesSearch } from './receivables.search.ts';
import { useAgeing } from './use-receivables.ts';

/** Who owes how much, for how long, and what came in that nobody has claimed. */
export default function ReceivablesPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate({ from: '/customers/receivables' });
  const search = useSearch({ from: '/customers/receivables' });
  const today = useMe()?.today ?? '';
  const { can } = useSession();
  const { asOf, view, receipt } = search;
  const ageing = useAgeing({ asOf });
  const change = (next: Partial<ReceivablesSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const mayClaim = can('payments.write');
  const link = (next: ReceivablesSearch['view']) => ({ to: '/customers/receivables' as const, search: { asOf, view: next } });
  return (
    <PanelLayout panel={receipt && mayClaim ? <ClaimPanel receiptId={receipt} onClose={() => change({ receipt: undefined })} /> : null}>
      <PageHead
        title={t('shell.page.receivables')}
        eyebrow={t('owed.eyebrow', { day: formatDate(asOf ?? today, language) })}
        answer={<Answer ageing={ageing.data} failed={ageing.error !== null} />}
        sub={ageing.data ? <Sub ageing={ageing.data} /> : undefined}
        actions={
          <>
            <DayControl />
            {can('exports.run') ? (
              <>
                <Button
                  icon={<DownloadOutlined aria-hidden />}
                  href={exportUrl('instalments', { format: 'xlsx', ...(asOf ? { asOf } : {}) })}
                  download
                >
                  {t('owed.export')}
                </Button>
                <FillTemplate entities={['instalments']} layout="list" query={asOf ? { asOf } : {}} />
              </>
            ) : null}
          </>
        }
      />
      {ageing.error ? <Failure error={ageing.error} onRetry={() => void ageing.refetch()} /> : null}
      {ageing.isPending ? <SkeletonRows rows={6} /> : null}
      {ageing.data ? (
        <>
          {ageing.data.open.instalments > 0 ? (
            <div className="ageingPage">
              <AgeingBar
                ageing={ageing.data}
                current={search.bucket}
                onOpen={(bucket) =>
                  change({ view: 'instalments', bucket: bucket === search.bucket ? undefined : bucket, broken: undefined })
                }
              />
            </div>
          ) : null}
          <Totals ageing={ageing.data} onOpen={change} />
          <SegmentLinks
            label={t('owed.views')}
            current={view ?? 'accounts'}
            segments={[
              { key: 'accounts', label: t('owed.view.accounts'), link: link(undefined) },
              {
                key: 'instalments',
                label: t('owed.view.instalments'),
                count: formatNumber(ageing.data.open.instalments, language),
                link: link('instalments'),
              },
              {
                key: 'receipts',
                label: t('owed.view.receipts'),
                count: formatNumber(ageing.data.unclaimed.receipts, language),
                link: link('receipts'),
              },
            ]}
          />
          {view === 'instalments' ? (
            <InstalmentsView search={search} onChange={change} />
          ) : view === 'receipts' ? (
            <ReceiptsView search={search} mayClaim={mayClaim} onClaim={(id) => change({ receipt: id })} />
          ) : (
            <AccountsView search={search} onChange={change} currency={ageing.data.currency} />
          )}
        </>
      ) : null}
    </PanelLayout>
  );
}

function Answer({ ageing, failed }: { ageing: Ageing | undefined; failed: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!ageing) return <span className="ink3">{t(failed ? 'shell.page.receivables' : 'owed.loading')}</span>;
  if (ageing.open.instalments === 0) return t('owed.answer.none');
  if (ageing.overdue.instalments === 0) return t('owed.answer.inTime');
  const values = {
    accounts: ageing.overdue.accounts,
    count: ageing.overdue.accounts,
    amount: formatMoney(Number(ageing.overdue.amount), ageing.currency, language),
  };
  return <RichText text={Number.isNaN(Number(ageing.overdue.amount)) ? 'owed.answer.masked' : 'owed.answer.overdue'} values={values} />;
}

function Sub({ ageing: { brokenPromises, unclaimed } }: { ageing: Ageing }) {
  const { t } = useTranslation();
  return <>{t('owed.sub', { broken: brokenPromises.instalments, unclaimed: unclaimed.receipts })}</>;
}

function Totals({ ageing, onOpen }: { ageing: Ageing; onOpen: (next: Partial<ReceivablesSearch>) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = (amount: string) => (Number.isNaN(Number(amount)) ? amount : formatMoney(Number(amount), ageing.currency, language));
  const figures: Figure[] = [
    { label: t('owed.total.open'), value: money(ageing.open.amount), small: t('owed.count', { count: ageing.open.instalments }) },
    {
      label: t('owed.total.broken'),
      value: money(ageing.brokenPromises.amount),
      small: t('owed.count', { count: ageing.brokenPromises.instalments }),
      ...(ageing.brokenPromises.instalments
        ? { opens: { onOpen: () => onOpen({ view: 'instalments', broken: true, bucket: undefined }) } }
        : {}),
    },
    {
      label: t('owed.total.unclaimed'),
      value: money(ageing.unclaimed.amount),
      small: t('owed.count', { count: ageing.unclaimed.receipts }),
      ...(ageing.unclaimed.receipts ? { opens: { onOpen: () => onOpen({ view: 'receipts' }) } } : {}),
    },
    {
      label: t('owed.total.writtenOff'),
      value: money(ageing.writtenOff.amount),
      small: t('owed.count', { count: ageing.writtenOff.instalments }),
    },
  ];
  return <Figures figures={figures} />;
}
