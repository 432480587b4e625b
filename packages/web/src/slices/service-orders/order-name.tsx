import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** What an order is called, leading to it. */
export function OrderName({ id, number, title }: { id: string; number: number; title?: string }) {
  const { t } = useTranslation();
  return (
    <Link className="door" to="/service/orders/$orderId" params={{ orderId: id }}>
      <span className="ink3 num">{t('serviceOrder.number', { number })}</span> {title}
    </Link>
  );
}
