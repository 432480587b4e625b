import type { ServiceRequestTold } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { OrderName } from './order-name.tsx';

/** The service orders that came out of a request, and the way to another. */
export function RequestOrders({ request }: { request: ServiceRequestTold }) {
  const { t } = useTranslation();
  const found = useQuery(api.serviceOrders.list.queryOptions({ input: { view: 'all', requestId: request.id, limit: 50 } }));
  const orders = found.data?.items ?? [];
  const may = request.mayWork && request.accountId !== null;
  if (orders.length === 0 && !may) return null;
  return (
    <section>
      <h2 className="lbl">{t('serviceOrder.orders')}</h2>
      <ul className="plainList">
        {orders.map((order) => (
          <li key={order.id}>
            <OrderName {...order} /> <span className="note">{t(`serviceOrder.stateOf.${order.state}`)}</span>
          </li>
        ))}
      </ul>
      {may ? (
        <Link className="door" to="/service/orders" search={{ panel: 'new', request: request.id }}>
          {t('serviceOrder.open.title')}
        </Link>
      ) : null}
    </section>
  );
}
