import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { daysBetween, formatMoney, formatNumber, RichText } from '../../kit/index.ts';
import { MASKED } from '../metrics/metric-value.ts';
import type { AccountFacts } from './use-account.ts';

/** How the account stands, in one sentence out of its facts. */
export function AccountSummary({ facts }: { facts: AccountFacts }) {
  const { t } = useTranslation();
  const parts = useParts(facts);
  if (!facts.judgedKnown) return <span className="skel" style={{ width: 320, margin: '7px 0' }} />;
  return parts
    .map((part, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence do not move
      <Fragment key={i}>
        {i > 0 ? t('customer.sum.join') : null}
        {part}
      </Fragment>
    ))
    .concat(<Fragment key="end">{t('customer.sum.end')}</Fragment>);
}

function useParts({ tier, orders, tasks, day, currency, isPast }: AccountFacts): ReactNode[] {
  const language = useLanguage();
  const parts: ReactNode[] = [];
  if (tier?.level) parts.push(<RichText text="customer.sum.tier" values={{ tier: tier.level }} />);
  if (orders) {
    const amount = formatMoney(orders.amount12m, currency, language);
    const growth = orders.growth12m === null || orders.growth12m === MASKED ? null : Number(orders.growth12m);
    const share = growth === null ? '' : formatNumber(Math.abs(growth), language, 'percent');
    if (orders.lastOrderOn === null) parts.push(<RichText text="customer.sum.noOrders" />);
    else {
      const text = growth === null ? 'customer.sum.amount' : growth >= 0 ? 'customer.sum.grew' : 'customer.sum.fell';
      parts.push(<RichText text={text} values={{ amount, share }} />);
      parts.push(<RichText text="customer.sum.last" values={{ count: Math.max(daysBetween(orders.lastOrderOn, day), 0) }} />);
    }
  }
  if (tasks && !isPast)
    parts.push(<RichText text={tasks.length ? 'customer.sum.tasks' : 'customer.sum.noTasks'} values={{ count: tasks.length }} />);
  return parts;
}
