import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, useTimeZone } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ButtonLink, DockedPanel, Failure, fact, formatDate, SkeletonRows, TimeSpan } from '../../kit/index.ts';
import './service-orders.css';

/** A service order beside a list: what it is, who goes there and when; it is moved on its own page. */
export function OrderPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const timeZone = useTimeZone();
  const found = useQuery(api.serviceOrders.get.queryOptions({ input: { id } }));
  const order = found.data;
  return (
    <DockedPanel
      eyebrow={order ? `SO-${order.number}` : undefined}
      title={order?.title ?? '…'}
      onClose={onClose}
      foot={
        <ButtonLink to="/service/orders/$orderId" params={{ orderId: id }} primary>
          {t('serviceOrder.openIt')}
        </ButtonLink>
      }
    >
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : order ? (
        <>
          <dl className="fieldList">
            {fact(t('serviceOrder.customer'), order.accountName)}
            {fact(t('serviceOrder.state'), t(`serviceOrder.stateOf.${order.state}`))}
            {order.plannedFrom && order.plannedTo
              ? fact(t('serviceOrder.planned'), <TimeSpan timeZone={timeZone} from={order.plannedFrom} to={order.plannedTo} />)
              : null}
            {order.promisedAt
              ? fact(
                  t('serviceOrder.promised'),
                  <span className={order.late ? 'orderLate' : undefined}>
                    {formatDate(order.promisedAt, language, { style: 'minute', timeZone })}
                    {order.late ? ` ${t('serviceOrder.late')}` : ''}
                  </span>,
                )
              : null}
            {fact(
              t('serviceOrder.engineers'),
              order.engineers.map(({ name }) => name).join(language === 'zh' ? '、' : ', ') || t('serviceOrder.nobody'),
            )}
            {fact(t('serviceOrder.contact'), order.contactName)}
            {order.providerName ? fact(t('serviceOrder.provider'), order.providerName) : null}
          </dl>
          {order.description ? <p className="talkBody">{order.description}</p> : null}
        </>
      ) : (
        <SkeletonRows rows={6} />
      )}
    </DockedPanel>
  );
}
