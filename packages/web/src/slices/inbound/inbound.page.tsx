import { INBOUND_STATES, type Mailbox } from '@fulcrum/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { DataTable, EmptyState, Failure, morePages, PageHead, PanelLayout, RichText, SegmentLinks } from '../../kit/index.ts';
import { HooksPanel } from '../channel-hooks/hooks-panel.tsx';
import { MailPanel } from './mail-panel.tsx';
import { MailboxesPanel } from './mailboxes-panel.tsx';
import { useInboundColumns } from './use-inbound-columns.tsx';

const POLL_MS = 20_000;
const VIEWS = ['all', ...INBOUND_STATES] as const;

/** Mail that arrived: what became of each and why; and the mailboxes it comes from. */
export default function InboundPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/admin/inbound' });
  const { view = 'all', of, panel } = useSearch({ from: '/admin/inbound' });
  const mailboxes = useQuery(api.mailboxes.list.queryOptions({ input: {}, refetchInterval: POLL_MS }));
  const list = useInfiniteQuery({
    ...pagesOf(api.inboundMails.list, { limit: 50, state: view === 'all' ? undefined : view }),
    refetchInterval: POLL_MS,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const columns = useInboundColumns();
  const show = (search: { of?: string; panel?: 'mailboxes' | 'chats' }) =>
    void navigate({ search: (before) => ({ view: before.view, ...search }), replace: true, resetScroll: false });
  const open = rows.find((row) => row.id === of);
  const isBare = mailboxes.data?.items.length === 0;
  return (
    <>
      <PageHead
        title={t('shell.page.inbound')}
        eyebrow={t('inbound.eyebrow')}
        answer={mailboxes.data ? <Answer mailboxes={mailboxes.data.items} /> : undefined}
        sub={t('inbound.sub')}
        actions={
          <>
            <Button onClick={() => show({ panel: 'chats' })}>{t('chatHook.title')}</Button>
            <Button type={isBare ? 'primary' : 'default'} onClick={() => show({ panel: 'mailboxes' })}>
              {t('inbound.boxes')}
            </Button>
          </>
        }
      />
      <PanelLayout
        panel={
          panel === 'mailboxes' ? (
            <MailboxesPanel onClose={() => show({})} />
          ) : panel === 'chats' ? (
            <HooksPanel onClose={() => show({})} />
          ) : open ? (
            <MailPanel mail={open} onClose={() => show({})} />
          ) : null
        }
      >
        <SegmentLinks
          label={t('inbound.views')}
          current={view}
          segments={VIEWS.map((key) => ({
            key,
            label: t(`inbound.view.${key}`),
            link: { to: '/admin/inbound', search: { view: key === 'all' ? undefined : key } },
          }))}
        />
        {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.data && rows.length === 0 ? <EmptyState title={t(`inbound.nothing.${view}`)}>{t('inbound.nothingDetail')}</EmptyState> : null}
        {list.isPending || rows.length > 0 ? (
          <DataTable
            label={t('shell.page.inbound')}
            list="inbound-mails"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            loading={list.isPending}
            openKey={of}
            onOpen={(row) => show({ of: row.id })}
            keyboard
            {...morePages(list)}
          />
        ) : null}
      </PanelLayout>
    </>
  );
}

function Answer({ mailboxes }: { mailboxes: readonly Mailbox[] }) {
  const { t } = useTranslation();
  const unreachable = mailboxes.filter(({ enabled, error }) => enabled && error).length;
  const failed = mailboxes.reduce((sum, mailbox) => sum + mailbox.failed, 0);
  if (mailboxes.length === 0) return t('inbound.off');
  if (unreachable > 0) return <RichText text="inbound.unreachable" values={{ count: unreachable }} />;
  if (failed > 0) return <RichText text="inbound.failed" values={{ count: failed }} />;
  return t('inbound.fine');
}
