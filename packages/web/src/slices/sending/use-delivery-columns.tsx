import type { Delivery } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { type Column, RelativeTime } from '../../kit/index.ts';
import { DeliveryState } from './delivery-state.tsx';

export function useDeliveryColumns(): Column<Delivery>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'subject',
      title: t('sending.subject'),
      always: true,
      render: (row) => <span className="strong ellip block">{row.subject}</span>,
    },
    { key: 'to', title: t('sending.to'), width: 240, render: (row) => <span className="ellip block">{row.to}</span> },
    { key: 'state', title: t('sending.state'), width: 128, render: (row) => <DeliveryState delivery={row} /> },
    {
      key: 'error',
      title: t('sending.error'),
      width: 320,
      render: (row) =>
        row.error ? (
          <span className="ellip block" title={row.error}>
            {row.error}
          </span>
        ) : null,
    },
    { key: 'when', title: t('sending.when'), width: 128, align: 'right', render: (row) => <RelativeTime value={row.createdAt} /> },
  ];
}
