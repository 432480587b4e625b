import type { OrdersByMonth } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, daysBetween, formatNumber, Money } from '../../kit/index.ts';
import { EvidenceRows } from '../tiers/evidence-rows.tsx';
import { useRfmName } from './use-rfm-name.ts';

interface RfmPanelProps {
  accountId: string;
  orders: OrdersByMonth;
  currency: string;
  day: string;
  onClose: () => void;
}

/** What the RFM segment is made of: how recently, how often and how much the account bought, and the order lines. */
export function RfmPanel({ accountId, orders, currency, day, onClose }: RfmPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rfmName = useRfmName();
  const since = orders.lastOrderOn ? Math.max(daysBetween(orders.lastOrderOn, day), 0) : null;
  return (
    <DockedPanel eyebrow={t('account.figure.rfm')} title={rfmName(orders.rfmSegment ?? '')} onClose={onClose}>
      <p className="note">{t('account.rfmPanel.meaning')}</p>
      <dl className="fieldList">
        <div>
          <dt>{t('account.rfmPanel.recency')}</dt>
          <dd>{since === null ? '—' : t('account.daysAgo', { count: since })}</dd>
        </div>
        <div>
          <dt>{t('account.rfmPanel.frequency')}</dt>
          <dd>{formatNumber(orders.orders12m, language)}</dd>
        </div>
        <div>
          <dt>{t('account.rfmPanel.monetary')}</dt>
          <dd>
            <Money amount={orders.amount12m} currency={currency} />
          </dd>
        </div>
      </dl>
      <p className="rfmOthers">
        <Link to="/customers" search={{ filter: { metric: 'rfm.segment', op: '=', value: orders.rfmSegment ?? '' } }}>
          {t('account.rfmPanel.others')}
        </Link>
      </p>
      <h3 className="lbl">{t('account.rfmPanel.rows')}</h3>
      <EvidenceRows accountId={accountId} metric="orders.amount_12m" />
    </DockedPanel>
  );
}
