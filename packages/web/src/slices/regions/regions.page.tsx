import type { RegionNode } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, DataTable, EmptyState, Failure, formatNumber, Money, PageHead, PanelLayout, RichText } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { DayControl } from '../../shell/day-shown.tsx';
import { useSession } from '../../shell/session.tsx';
import { RegionPanel } from './region-panel.tsx';
import './regions.css';
import { type TreeRow, treeRows } from './tree-rows.ts';

/** The company's regions as a tree, with who is in them and what they are to reach. */
export default function RegionsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const { can } = useSession();
  const navigate = useNavigate({ from: '/admin/regions' });
  const { open, below } = useSearch({ from: '/admin/regions' });
  const { asOf } = useDay();
  const tree = useQuery(api.regions.tree.queryOptions({ input: asOf ? { asOf } : {} }));
  const go = (search: { open?: string; below?: string }) =>
    void navigate({ search: (before) => ({ ...before, open: search.open, below: search.below }), replace: true, resetScroll: false });
  const manages = can('users.manage');
  const rows = treeRows(tree.data?.items ?? []);
  const region = rows.find(({ id }) => id === open);
  const year = (asOf ?? me?.today ?? '').slice(0, 4);
  const accounts = rows.filter(({ depth }) => depth === 0).reduce((sum, row) => sum + row.accountsBelow, 0);
  const targetOf = (row: RegionNode) => row.targets.find(({ period }) => period === year)?.amount;
  const columns: Column<TreeRow>[] = [
    {
      key: 'name',
      title: t('regionTree.name'),
      always: true,
      render: (row) => (
        <span className="ellip block" style={{ paddingInlineStart: row.depth * 20 }}>
          <span className="strong">{row.name}</span>{' '}
          <span className="note">{row.level ? t(`regionTree.levelOf.${row.level}`) : row.code}</span>
        </span>
      ),
    },
    {
      key: 'teams',
      title: t('regionTree.teams'),
      width: 220,
      render: (row) => (
        <span className="ellip block">{row.teams.map(({ name }) => name).join(' · ') || <span className="ink3">—</span>}</span>
      ),
    },
    { key: 'users', title: t('regionTree.users'), width: 104, align: 'right', render: (row) => formatNumber(row.users, language) },
    {
      key: 'accounts',
      title: t('regionTree.accounts'),
      width: 96,
      align: 'right',
      render: (row) => formatNumber(row.accountsBelow, language),
    },
    {
      key: 'target',
      title: t('regionTree.target', { period: year }),
      width: 144,
      align: 'right',
      render: (row) => {
        const amount = targetOf(row);
        return amount ? <Money amount={amount} currency={me?.organisation.baseCurrency ?? 'CNY'} /> : <span className="ink3">—</span>;
      },
    },
  ];
  return (
    <>
      <PageHead
        title={t('shell.page.regions')}
        eyebrow={t('regionTree.eyebrow')}
        answer={
          !tree.data ? (
            t('shell.page.regions')
          ) : rows.length === 0 ? (
            t('regionTree.answerNone')
          ) : (
            <RichText text="regionTree.answer" values={{ count: rows.length, accounts }} />
          )
        }
        sub={t('regionTree.sub')}
        actions={
          <>
            <DayControl />
            {manages && rows.length > 0 ? (
              <Button type="primary" onClick={() => go({ open: 'new' })}>
                {t('regionTree.add')}
              </Button>
            ) : null}
          </>
        }
      />
      <PanelLayout
        panel={
          open === 'new' || region ? (
            <RegionPanel
              key={`${open}.${below}`}
              region={region}
              below={below}
              rows={rows}
              editable={manages}
              onAddBelow={(id) => go({ open: 'new', below: id })}
              onClose={() => go({})}
            />
          ) : null
        }
      >
        {tree.error ? <Failure error={tree.error} onRetry={() => void tree.refetch()} /> : null}
        {tree.data && rows.length === 0 ? (
          <div className="regionTree">
            <EmptyState
              title={t('regionTree.none')}
              action={
                manages ? (
                  <Button type="primary" onClick={() => go({ open: 'new' })}>
                    {t('regionTree.add')}
                  </Button>
                ) : undefined
              }
            >
              {t('regionTree.noneDetail')}
            </EmptyState>
          </div>
        ) : null}
        {tree.isPending || rows.length > 0 ? (
          <div className="regionTree">
            <DataTable
              label={t('shell.page.regions')}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.id}
              loading={tree.isPending}
              openKey={open}
              onOpen={(row) => go({ open: row.id })}
              keyboard
            />
          </div>
        ) : null}
      </PanelLayout>
    </>
  );
}
