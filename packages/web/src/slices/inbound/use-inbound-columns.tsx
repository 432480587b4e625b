import type { InboundMail } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { type Column, RelativeTime } from '../../kit/index.ts';
import { InboundState } from './inbound-state.tsx';

/** Why a mail made no request, or what went wrong; null: nothing of the kind. */
export function useWhy(): (mail: InboundMail) => string | null {
  const { t } = useTranslation();
  return ({ reason, error }) => error ?? (reason ? t(`inbound.reasonOf.${reason}`) : null);
}

export function useInboundColumns(): Column<InboundMail>[] {
  const { t } = useTranslation();
  const why = useWhy();
  return [
    {
      key: 'subject',
      title: t('inbound.subject'),
      always: true,
      render: (row) => (
        <span className="strong ellip block">{row.subject || (row.state === 'received' ? '…' : t('inbound.noSubject'))}</span>
      ),
    },
    {
      key: 'from',
      title: t('inbound.from'),
      width: 240,
      render: (row) => <span className="ellip block">{row.fromName || row.from || '—'}</span>,
    },
    { key: 'state', title: t('inbound.state'), width: 128, render: (row) => <InboundState state={row.state} /> },
    {
      key: 'why',
      title: t('inbound.why'),
      width: 260,
      render: (row) => {
        const said = why(row);
        return said ? <span className="ellip block">{said}</span> : null;
      },
    },
    { key: 'mailbox', title: t('inbound.mailbox'), width: 140, render: (row) => <span className="ellip block">{row.mailboxName}</span> },
    { key: 'when', title: t('inbound.when'), width: 128, align: 'right', render: (row) => <RelativeTime value={row.receivedAt} /> },
  ];
}
