import { type RecordType, retirementRecords } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, pagesOf, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import {
  type Column,
  ColumnChooser,
  DataTable,
  EmptyState,
  Failure,
  formatDate,
  morePages,
  PageHead,
  PanelLayout,
  PHONE,
  RichText,
  type Undoable,
  UndoToast,
  useMedia,
} from '../../kit/index.ts';
import { RecordPanel, type RecordRow, useRecord, useRecords } from '../../records/index.ts';
import { useSession } from '../../shell/session.tsx';
import { useCustomColumns } from '../fields/use-custom-columns.tsx';
import './market.css';
import { DemandPanel } from './demand-panel.tsx';
import type { ProductsSearch } from './market.search.ts';
import { type Product, ProductPanel } from './product-panel.tsx';

/** What we sell, and which of it goes. */
export default function ProductsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/admin/products' });
  const search = useSearch({ from: '/admin/products' });
  const today = useMe()?.today ?? '';
  const { can } = useSession();
  const [done, setDone] = useState<Undoable | null>(null);
  const list = useInfiniteQuery(pagesOf(api.products.list, { limit: 100, ...(search.q ? { q: search.q } : {}) }));
  const phone = useMedia(PHONE);
  const plans = useRecords(retirementRecords, {}, 200, can('facts.read'));
  const rows = list.data?.pages.flatMap(({ items }) => items);
  const change = (next: Partial<ProductsSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const edits = can('products.write');
  const planOf = (id: string) => plans.rows?.find((plan) => plan.productId === id);
  const columns = useColumns(planOf);
  const open = rows?.find(({ id }) => id === search.product);
  const going = plans.rows?.filter((plan) => plan.doneOn === null).length ?? 0;
  const close = () => change({ product: undefined, plan: undefined, documents: undefined });
  const panel =
    search.documents && edits ? (
      <DemandPanel onClose={close} />
    ) : search.plan ? (
      <PlanPanel
        id={search.plan}
        product={open}
        today={today}
        editable={edits}
        onClose={() => change({ plan: undefined })}
        onDone={setDone}
      />
    ) : open || (search.product === 'new' && edits) ? (
      <ProductPanel
        key={open?.id ?? 'new'}
        product={open}
        plan={open && planOf(open.id)}
        editable={edits}
        onPlan={(plan) => change({ plan })}
        onClose={close}
      />
    ) : null;
  return (
    <PanelLayout panel={panel}>
      <PageHead
        title={t('shell.page.products')}
        eyebrow={t('market.products.eyebrow')}
        answer={going ? <RichText text="market.products.answer" values={{ count: going }} /> : t('market.products.answerNone')}
        sub={t('market.products.sub')}
        actions={
          edits ? (
            <>
              <Button onClick={() => change({ documents: true, product: undefined, plan: undefined })}>
                {t('market.documents.demand')}
              </Button>
              <Button type="primary" onClick={() => change({ product: 'new', plan: undefined, documents: undefined })}>
                {t('market.products.add')}
              </Button>
            </>
          ) : undefined
        }
      />
      <div className="row productSearch">
        <Input.Search
          allowClear
          defaultValue={search.q}
          aria-label={t('market.products.search')}
          placeholder={t('market.products.search')}
          onSearch={(q) => change({ q: q.trim() || undefined })}
        />
        <span className="grow" />
        {phone ? null : <ColumnChooser list="products" columns={columns} />}
      </div>
      {list.error && !rows ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {rows?.length === 0 ? <EmptyState title={t('market.products.title')}>{t('market.products.detail')}</EmptyState> : null}
      {list.isPending || rows?.length ? (
        <div>
          <DataTable
            label={t('shell.page.products')}
            list="products"
            columns={columns}
            rows={rows ?? []}
            rowKey={(row) => row.id}
            loading={list.isPending}
            openKey={search.product}
            onOpen={(row) => change({ product: row.id, plan: undefined, documents: undefined })}
            keyboard
            {...morePages(list)}
          />
        </div>
      ) : null}
      <UndoToast done={done} onGone={() => setDone(null)} />
    </PanelLayout>
  );
}

function useColumns(planOf: (productId: string) => RecordRow | undefined): Column<Product>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const own = useCustomColumns<Product>('product');
  return [
    {
      key: 'name',
      title: t('market.products.name'),
      always: true,
      render: (row) => <span className="strong ellip block">{row.name}</span>,
    },
    { key: 'code', title: t('market.products.code'), width: 136, render: (row) => row.code },
    {
      key: 'category',
      title: t('market.products.category'),
      width: 128,
      render: (row) => (row.category ? t(`market.products.categories.${row.category}`) : <span className="ink3">—</span>),
    },
    { key: 'unit', title: t('market.products.unit'), width: 80, render: (row) => row.unit ?? <span className="ink3">—</span> },
    {
      key: 'status',
      title: t('market.products.status'),
      width: 152,
      render: (row) => (
        <>
          {t(`market.products.statuses.${row.status}`)}
          {row.lacks.length ? <span className="note"> · {t('market.documents.lacks', { count: row.lacks.length })}</span> : null}
        </>
      ),
    },
    {
      key: 'retirement',
      title: t('market.products.retirement'),
      width: 280,
      render: (row) => {
        const plan = planOf(row.id);
        if (!plan) return <span className="ink3">—</span>;
        const when = plan.doneOn
          ? t('market.products.done', { day: formatDate(String(plan.doneOn), language) })
          : t('market.products.retires', { day: formatDate(String(plan.retiresOn), language) });
        return (
          <span className="ellip block">
            {when}{' '}
            {plan.replacementName ? (
              <span className="note">{t('market.products.replacedBy', { name: String(plan.replacementName) })}</span>
            ) : null}
          </span>
        );
      },
    },
    ...own,
  ];
}

interface PlanPanelProps {
  id: string;
  product: Product | undefined;
  today: string;
  editable: boolean;
  onClose: () => void;
  onDone: (done: Undoable) => void;
}

function PlanPanel({ id, product, today, editable, onClose, onDone }: PlanPanelProps) {
  const isNew = id === 'new';
  const { data } = useRecord(retirementRecords as RecordType, isNew ? undefined : id);
  if (!isNew && !data) return null;
  return (
    <RecordPanel
      type={retirementRecords}
      row={data}
      eyebrow={product?.name}
      initial={{ plannedOn: today, productId: product?.id }}
      editable={editable}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
