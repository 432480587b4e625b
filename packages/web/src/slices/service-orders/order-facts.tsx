import type { ServiceOrderTold } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { fact, formatDate, TimeSpan } from '../../kit/index.ts';
import { OrderName } from './order-name.tsx';

/** Plan, whose it is and who does it, and the customer's word. */
export function OrderFacts({ order }: { order: ServiceOrderTold }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const timeZone = useTimeZone();
  const moment = (at: string) => formatDate(at, language, { style: 'minute', timeZone });
  const { accountId, accountName, accountMet, requestId, requestNumber, plannedFrom, plannedTo } = order;
  const names = order.engineers.map((one) => one.name).join(language === 'zh' ? '、' : ', ');
  return (
    <>
      <section>
        <h2 className="lbl">{t('serviceOrder.plan')}</h2>
        <dl className="fieldList">
          {fact(
            t('serviceOrder.planned'),
            plannedFrom && plannedTo ? (
              <TimeSpan timeZone={timeZone} from={plannedFrom} to={plannedTo} />
            ) : (
              t('serviceOrder.stateOf.created')
            ),
          )}
          {fact(t('serviceOrder.engineers'), names || t('serviceOrder.nobody'))}
          {fact(
            t('serviceOrder.promised'),
            order.promisedAt ? (
              <span className={order.late ? 'orderLate' : undefined}>
                {moment(order.promisedAt)}
                {order.late ? ` ${t('serviceOrder.late')}` : ''}
              </span>
            ) : null,
          )}
        </dl>
        <Overlaps order={order} />
      </section>
      <section>
        <h2 className="lbl">{t('serviceOrder.about')}</h2>
        <dl className="fieldList">
          {fact(
            t('serviceOrder.customer'),
            accountMet ? (
              <Link className="door" to="/customers/$accountId" params={{ accountId }}>
                {accountName}
              </Link>
            ) : (
              accountName
            ),
          )}
          {fact(t('serviceOrder.contact'), order.contactName)}
          {fact(t('serviceOrder.product'), order.productName)}
          {fact(t('serviceOrder.kind'), t(`serviceOrder.kindOf.${order.kind}`))}
          {fact(t('serviceOrder.severity'), order.severity ? t(`desk.severityOf.${order.severity}`) : null)}
          {fact(t('serviceOrder.provider'), order.providerName ?? t('serviceOrder.us'))}
          {fact(
            t('serviceOrder.request'),
            requestId ? (
              <Link className="door" to="/service/requests/$requestId" params={{ requestId }}>
                #{requestNumber}
              </Link>
            ) : null,
          )}
          {fact(t('serviceOrder.createdBy'), order.createdByName)}
        </dl>
      </section>
      {order.acceptance ? (
        <section>
          <h2 className="lbl">{t('serviceOrder.acceptance')}</h2>
          <p>{t(`serviceOrder.acceptanceOf.${order.acceptance}`)}</p>
          <p className="note">
            {[
              order.acceptedByName,
              order.acceptedAt ? moment(order.acceptedAt) : null,
              order.rating ? t('serviceOrder.stars', { count: order.rating }) : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {order.acceptanceNote ? <p className="orderText">{order.acceptanceNote}</p> : null}
        </section>
      ) : null}
    </>
  );
}

/** Where the same people are at that time: told, not forbidden. */
function Overlaps({ order: { overlaps } }: { order: ServiceOrderTold }) {
  const { t } = useTranslation();
  if (overlaps.length === 0) return null;
  return (
    <div className="orderOverlaps">
      <h3 className="lbl">{t('serviceOrder.planning.overlap')}</h3>
      <ul className="plainList">
        {overlaps.map((one) => (
          <li key={`${one.orderId} ${one.engineerName}`}>
            {t('serviceOrder.planning.overlapLine', { name: one.engineerName })}{' '}
            <OrderName id={one.orderId} number={one.number} title={one.title} />
          </li>
        ))}
      </ul>
    </div>
  );
}
