import { APPROVAL_VIEWS, type Approval } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import {
  type Column,
  Door,
  EmptyState,
  Failure,
  morePages,
  PageHead,
  PanelLayout,
  RichText,
  SegmentLinks,
  TableOrLines,
} from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { AbsencePanel } from './absence-panel.tsx';
import { AmountOf, DueOf, StateOf } from './approval-facts.tsx';
import { ApprovalPanel } from './approval-panel.tsx';
import './approvals.css';
import type { ApprovalsSearch } from './approvals.search.ts';
import { AskPanel } from './ask-approval.tsx';
import { useApprovalsWaiting } from './use-approvals-waiting.ts';

/** What waits for my word, and what became of what I asked for? */
export default function ApprovalsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate({ from: '/today/approvals' });
  const { view = 'waiting', of, panel } = useSearch({ from: '/today/approvals' });
  const go = (next: Partial<ApprovalsSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const close = () => go({ of: undefined, panel: undefined });
  const found = useInfiniteQuery(pagesOf(api.approvals.list, { view, limit: 50 }));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const name = (row: Approval) => <Door onOpen={() => go({ of: row.id, panel: undefined })}>{row.title[language]}</Door>;
  const asker = (row: Approval) => row.askedBy ?? t('signing.system');
  const columns: Column<Approval>[] = [
    { key: 'what', title: t('signing.what'), always: true, render: name },
    { key: 'customer', title: t('signing.customer'), width: 176, render: (row) => row.accountName ?? '—' },
    { key: 'kind', title: t('signing.kind'), width: 96, render: (row) => t(`signing.kindOf.${row.kind}`) },
    { key: 'amount', title: t('signing.amount'), width: 112, align: 'right', render: (row) => <AmountOf approval={row} /> },
    { key: 'asker', title: t('signing.asker'), width: 96, render: asker },
    { key: 'state', title: t('signing.state'), width: 152, render: (row) => <StateOf approval={row} /> },
    { key: 'due', title: t('signing.due'), width: 192, render: (row) => <DueOf approval={row} /> },
  ];
  return (
    <PanelLayout
      size="script"
      panel={
        panel === 'away' ? (
          <AbsencePanel onClose={close} />
        ) : panel === 'ask' ? (
          <AskPanel onClose={close} onAsked={({ id }) => go({ of: id, panel: undefined, view: 'asked' })} />
        ) : of ? (
          <ApprovalPanel key={of} id={of} onClose={close} />
        ) : null
      }
    >
      <Head onPanel={(next) => go({ panel: next, of: undefined })} />
      <SegmentLinks
        label={t('signing.view.label')}
        current={view}
        segments={APPROVAL_VIEWS.map((key) => ({
          key,
          label: t(`signing.view.${key}`),
          link: { to: '/today/approvals' as const, search: { view: key === 'waiting' ? undefined : key } },
        }))}
      />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data && rows.length === 0 ? (
        <EmptyState title={t('signing.none')}>{t('signing.noneDetail')}</EmptyState>
      ) : (
        <TableOrLines
          label={t('shell.page.approvals')}
          list="approvals"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          loading={found.isPending}
          openKey={of}
          keyboard
          narrow={of !== undefined || panel !== undefined}
          {...morePages(found)}
          line={(row, cell) => ({ head: name(row), side: cell('amount'), note: [row.accountName, asker(row), cell('state'), cell('due')] })}
        />
      )}
    </PanelLayout>
  );
}

function Head({ onPanel }: { onPanel: (panel: 'ask' | 'away') => void }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const waiting = useApprovalsWaiting();
  return (
    <>
      <PageHead
        title={t('shell.page.approvals')}
        eyebrow={t('signing.eyebrow')}
        answer={
          !waiting ? (
            '…'
          ) : waiting.waiting > 0 ? (
            <RichText
              text={waiting.late > 0 ? 'signing.answer.late' : 'signing.answer.waits'}
              values={{ count: waiting.waiting, late: waiting.late }}
            />
          ) : (
            t('signing.answer.none')
          )
        }
        sub={t('signing.sub')}
        actions={
          <>
            {can('approvals.decide') ? <Button onClick={() => onPanel('away')}>{t('signing.away.open')}</Button> : null}
            {can('approvals.ask') ? (
              <Button type="primary" onClick={() => onPanel('ask')}>
                {t('signing.ask.open')}
              </Button>
            ) : null}
          </>
        }
      />
      {waiting && waiting.returned > 0 ? (
        <p className="note">
          <Link to="/today/approvals" search={{ view: 'asked' }}>
            {t('signing.returned', { count: waiting.returned })}
          </Link>
        </p>
      ) : null}
    </>
  );
}
