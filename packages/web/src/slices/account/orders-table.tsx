import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatNumber, Money, SkeletonRows } from '../../kit/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { Reveal } from '../reveals/index.ts';
import { useAccountAddress, useAsOf } from './use-account.ts';

const PAGE = 8;

/** The account's orders, newest first; an order opens its lines in place. */
export function OrdersTable({ accountId, mayAdjust }: { accountId: string; mayAdjust: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { search, go } = useAccountAddress();
  const asOf = useAsOf();
  const found = useInfiniteQuery(pagesOf(api.orders.list, { accountId, limit: PAGE, ...asOf }));
  if (found.isPending) return <SkeletonRows rows={PAGE} />;
  if (found.error && !found.data) return <QueryFailed level={3} error={found.error} onRetry={() => void found.refetch()} />;
  const orders = found.data.pages.flatMap((page) => page.items);
  if (orders.length === 0) return <p className="note hairTop emptyNote">{t('customer.orders.none')}</p>;
  return (
    <>
      <table className="plainTable ordersTable" aria-label={t('customer.orders.title')}>
        <thead>
          <tr>
            <th scope="col">{t('customer.orders.day')}</th>
            <th scope="col">{t('customer.orders.code')}</th>
            <th scope="col" className="right">
              {t('customer.orders.lines')}
            </th>
            <th scope="col" className="right">
              {t('customer.orders.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => {
            const open = order.id === search.order;
            return (
              <Fragment key={order.id}>
                <tr className={open ? 'open' : undefined}>
                  <td className="nowrap">{formatDate(order.orderedOn, language)}</td>
                  <td>
                    <button
                      type="button"
                      className="orderOpen"
                      aria-expanded={open}
                      onClick={() => go({ order: open ? undefined : order.id }, true)}
                    >
                      {open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
                      {order.code}
                    </button>
                    {order.adjustsId ? <span className="tag">{t('customer.orders.adjustment')}</span> : null}
                    {order.refund && !order.adjustsId ? <span className="tag">{t('customer.orders.refund')}</span> : null}
                  </td>
                  <td className="right">{formatNumber(order.lines, language)}</td>
                  <td className="right">
                    <Reveal entity="order" id={order.id} field="amount" value={order.amount}>
                      {(amount) => <Money amount={amount} currency={order.currency} />}
                    </Reveal>
                  </td>
                </tr>
                {open ? (
                  <tr className="orderLines">
                    <td colSpan={4}>
                      <OrderLines accountId={accountId} orderId={order.id} />
                      {mayAdjust && !order.adjustsId ? (
                        <Button size="small" type="link" onClick={() => go({ panel: 'adjust', of: order.id }, true)}>
                          {t('customer.orders.adjust')}
                        </Button>
                      ) : null}
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      {found.hasNextPage ? (
        <Button size="small" type="link" className="moreRows" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('customer.orders.more')}
        </Button>
      ) : null}
    </>
  );
}

function OrderLines({ accountId, orderId }: { accountId: string; orderId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useQuery(api.orders.get.queryOptions({ input: { id: orderId, accountId } }));
  if (found.error) return <QueryFailed level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={2} />;
  const { lines, currency } = found.data;
  return (
    <table className="plainTable" aria-label={t('customer.orders.linesOf', { code: found.data.code })}>
      <thead>
        <tr>
          <th scope="col">{t('customer.orders.product')}</th>
          <th scope="col" className="right">
            {t('customer.orders.quantity')}
          </th>
          <th scope="col" className="right">
            {t('customer.orders.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.lineKey}>
            <td>
              {line.productName} <span className="note">{line.productCode}</span>
            </td>
            <td className="right">{formatNumber(Number(line.quantity), language, 'plain', 2)}</td>
            <td className="right">
              <Money amount={line.amount} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
