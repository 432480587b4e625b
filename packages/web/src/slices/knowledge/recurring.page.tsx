import { RECURRING_VIEWS, type RecurringQuestion } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import {
  ActionProblem,
  type Column,
  EmptyState,
  Failure,
  PageHead,
  PanelLayout,
  RelativeTime,
  RichText,
  SegmentLinks,
  TableOrLines,
} from '../../kit/index.ts';
import { ProductSelect } from '../requests/product-select.tsx';
import { RECURRING_DAYS } from './knowledge.search.ts';
import { RecurringPanel } from './recurring-panel.tsx';
import './knowledge.css';

const USUAL_DAYS = 90;

/** What is asked again and again, and has no article yet? */
export default function RecurringPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/service/recurring' });
  const search = useSearch({ from: '/service/recurring' });
  const { view = 'open', days = USUAL_DAYS, product, open } = search;
  const found = useQuery(api.recurringQuestions.list.queryOptions({ input: { view, days, productId: product } }));
  const { data } = found;
  const shown = data?.items.find(({ id }) => id === open);
  const show = (id: string | undefined) => void navigate({ search: { ...search, open: id }, replace: true });
  const question = (row: RecurringQuestion) => (
    <Link to="/service/recurring" search={{ ...search, open: row.id }} replace className="door">
      {row.question}
    </Link>
  );
  const columns: Column<RecurringQuestion>[] = [
    { key: 'question', title: t('knowing.recurring.question'), always: true, render: question },
    { key: 'size', title: t('knowing.recurring.size'), width: 88, align: 'right', render: (row) => row.size },
    { key: 'requests', title: t('knowing.recurring.requests'), width: 88, align: 'right', render: (row) => row.requests },
    { key: 'searches', title: t('knowing.recurring.searches'), width: 88, align: 'right', render: (row) => row.searches },
    { key: 'customers', title: t('knowing.recurring.customers'), width: 96, align: 'right', render: (row) => row.customers },
    { key: 'terms', title: t('knowing.recurring.terms'), width: 200, render: (row) => row.terms.slice(0, 4).join(t('measures.op.comma')) },
    { key: 'last', title: t('knowing.recurring.last'), width: 112, render: (row) => <RelativeTime value={row.lastAt} /> },
  ];
  return (
    <PanelLayout
      size="script"
      panel={shown ? <RecurringPanel key={shown.id} of={shown} days={days} productId={product} onClose={() => show(undefined)} /> : null}
    >
      <PageHead
        title={t('shell.page.recurring')}
        eyebrow={t('shell.page.knowledge')}
        answer={!data ? '…' : <Answer items={data.items} days={days} />}
        sub={t('knowing.recurring.sub')}
        actions={<FindAnew running={data?.running ?? false} />}
      />
      <p className="note">
        {data?.foundAt ? (
          <>
            {t('knowing.recurring.foundAt', { count: data.questions })}
            <RelativeTime value={data.foundAt} />
          </>
        ) : data ? (
          t('knowing.recurring.never')
        ) : (
          '…'
        )}
      </p>
      <SegmentLinks
        label={t('knowing.recurring.view.label')}
        current={view}
        segments={RECURRING_VIEWS.map((key) => ({
          key,
          label: t(`knowing.recurring.view.${key}`),
          link: { to: '/service/recurring' as const, search: { ...search, open: undefined, view: key === 'open' ? undefined : key } },
        }))}
      />
      <search className="filters" aria-label={t('knowing.recurring.filters')}>
        <Select
          aria-label={t('knowing.recurring.days')}
          value={days}
          onChange={(chosen) => void navigate({ search: { ...search, days: chosen } })}
          options={RECURRING_DAYS.map((value) => ({ value, label: t('knowing.recurring.daysOf', { days: value }) }))}
        />
        <ProductSelect
          label={t('knowing.recurring.product')}
          placeholder={t('knowing.recurring.anyProduct')}
          value={product ?? null}
          onChange={(id) => void navigate({ search: { ...search, product: id ?? undefined } })}
        />
      </search>
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : data && data.items.length === 0 ? (
        <EmptyState title={t(`knowing.recurring.nothing.${view}`)}>{t('knowing.recurring.nothing.detail')}</EmptyState>
      ) : (
        <TableOrLines
          label={t('shell.page.recurring')}
          list="recurringQuestions"
          columns={columns}
          rows={data?.items ?? []}
          rowKey={(row) => row.id}
          loading={found.isPending}
          narrow={shown !== undefined}
          keyboard
          onOpen={(row) => show(row.id)}
          more={false}
          onEndReached={() => undefined}
          line={(row, cell) => ({
            head: question(row),
            side: <span className="num">{row.size}</span>,
            note: [`${t('knowing.recurring.customers')} ${row.customers}`, cell('terms'), cell('last')],
          })}
        />
      )}
    </PanelLayout>
  );
}

function Answer({ items, days }: { items: readonly RecurringQuestion[]; days: number }) {
  const { t } = useTranslation();
  const size = items.reduce((sum, one) => sum + one.size, 0);
  return items.length ? (
    <RichText text="knowing.recurring.answer" values={{ days, count: items.length, size }} />
  ) : (
    t('knowing.recurring.none')
  );
}

/** The night does it by itself; after an import one does not wait for it. */
function FindAnew({ running }: { running: boolean }) {
  const { t } = useTranslation();
  const find = useChange({
    work: () => client.recurringQuestions.find({}),
    changes: [api.recurringQuestions.key()],
    said: () => t('knowing.recurring.queued'),
  });
  return (
    <>
      <Button loading={find.isPending || running} onClick={() => find.mutate()}>
        {t(running ? 'knowing.recurring.finding' : 'knowing.recurring.find')}
      </Button>
      <ActionProblem error={find.error} />
    </>
  );
}
