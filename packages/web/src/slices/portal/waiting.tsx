import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { RichText } from '../../kit/index.ts';

/** What goes on for its reader, and above all what waits for them. */
export function Waiting() {
  return (
    <>
      <OpenRequests />
      <OrdersToAccept />
      <WaitingSurveys />
    </>
  );
}

function OpenRequests() {
  const { t } = useTranslation();
  const found = useQuery(api.portal.requests.queryOptions({ input: { view: 'open', limit: 100 } }));
  const [count, yours] = [
    found.data?.items.length ?? 0,
    found.data?.items.filter(({ state }) => state === 'waiting' || state === 'solved').length ?? 0,
  ];
  if (!count) return null;
  return (
    <p className="sub">
      <RichText text="portal.home.open" values={{ count }} />
      {yours ? (
        <>
          {' · '}
          <RichText text="portal.home.yours" values={{ count: yours }} />
        </>
      ) : null}{' '}
      <Link className="door" to="/portal/requests">
        {t('portal.home.allRequests')}
      </Link>
    </p>
  );
}

function OrdersToAccept() {
  const { t } = useTranslation();
  const found = useQuery(api.portal.orders.queryOptions({ input: { view: 'open', limit: 100 } }));
  const count = found.data?.items.filter(({ state }) => state === 'delivered').length ?? 0;
  if (!count) return null;
  return (
    <p className="sub">
      <RichText text="portal.home.toAccept" values={{ count }} />{' '}
      <Link className="door" to="/portal/orders">
        {t('portal.home.accept')}
      </Link>
    </p>
  );
}

function WaitingSurveys() {
  const { t } = useTranslation();
  const found = useQuery(api.portalSurveys.list.queryOptions({ input: { limit: 50 } }));
  const count = found.data?.items.filter(({ open, answeredOn }) => open && !answeredOn).length ?? 0;
  if (!count) return null;
  return (
    <p className="sub">
      <RichText text="portal.survey.home" values={{ count }} />{' '}
      <Link className="door" to="/portal/surveys">
        {t('portal.survey.open')}
      </Link>
    </p>
  );
}
