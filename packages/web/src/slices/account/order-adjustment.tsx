import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { DockedPanel, SkeletonRows } from '../../kit/index.ts';
import { AdjustForm, differenceOf } from '../../records/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';

interface OrderAdjustmentProps {
  accountId: string;
  eyebrow: string;
  orderId: string;
  onClose: () => void;
}

/** Corrects the lines of an order by an order of its own in an open month. */
export function OrderAdjustment({ accountId, eyebrow, orderId, onClose }: OrderAdjustmentProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const found = useQuery(api.orders.get.queryOptions({ input: { id: orderId, accountId } }));
  const order = found.data;
  const save = async (lines: { lineKey: string; amount: string }[], happenedOn: string, reason: string) => {
    await client.orders.adjust({ id: orderId, accountId, happenedOn, reason, lines: lines.filter(({ amount }) => Number(amount) !== 0) });
    await queries.invalidateQueries();
  };
  return (
    <DockedPanel eyebrow={eyebrow} title={order ? t('customer.orders.adjustOf', { code: order.code }) : '…'} onClose={onClose}>
      {order ? (
        <AdjustForm
          original={order.code}
          since={order.orderedOn}
          currency={order.currency}
          lines={order.lines.map(({ lineKey, productName, standing }) => ({ key: lineKey, name: productName, standing }))}
          onSave={({ happenedOn, reason, amounts }) =>
            save(
              order.lines.map(({ lineKey, standing }) => ({ lineKey, amount: differenceOf(amounts[lineKey], standing) ?? '0' })),
              happenedOn,
              reason,
            )
          }
          onClose={onClose}
        />
      ) : found.error ? (
        <QueryFailed level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </DockedPanel>
  );
}
