import type { Account } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Figure, Figures, formatDate, formatNumber, Money } from '../../kit/index.ts';
import { AccountTier } from './account-tier.tsx';
import { type AccountFacts, useAccountAddress } from './use-account.ts';
import { useRfmName } from './use-rfm-name.ts';

const Wait = () => <span className="skel figureWait" />;

/** The strip under the name; each figure opens what it is made of. */
export function AccountFigures({ account, facts }: { account: Account; facts: AccountFacts }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rfmName = useRfmName();
  const { go } = useAccountAddress();
  const { orders, tier } = facts;
  const asOf = t('account.asOf', { day: formatDate(facts.day, language) });
  const toOrders = { onOpen: () => go({ at: 'orders' }) };
  const growth = orders?.growth12m;
  const bought: Figure[] = facts.may('orders.read')
    ? [
        {
          label: t('account.figure.amount'),
          value: orders ? <Money amount={orders.amount12m} currency={facts.currency} /> : <Wait />,
          opens: orders && toOrders,
          hint: asOf,
        },
        {
          label: t('account.figure.orders'),
          value: orders ? formatNumber(orders.orders12m, language) : <Wait />,
          opens: orders && toOrders,
          hint: asOf,
        },
        {
          label: t('account.figure.growth'),
          value: orders ? growth ? formatNumber(Number(growth) * 100, language, 'signed', 0).concat('%') : '—' : <Wait />,
          opens: growth ? toOrders : undefined,
          hint: t('account.figure.growthHint'),
        },
        {
          label: t('account.figure.last'),
          value: orders ? orders.lastOrderOn ? formatDate(orders.lastOrderOn, language) : '—' : <Wait />,
          opens: orders?.lastOrderOn ? toOrders : undefined,
        },
        ...(orders?.rfmSegment && !facts.isPast
          ? [{ label: t('account.figure.rfm'), value: rfmName(orders.rfmSegment), opens: { onOpen: () => go({ panel: 'rfm' as const }) } }]
          : []),
      ]
    : [];
  return (
    <Figures
      size="record"
      figures={[
        {
          label: t('account.figure.tier'),
          value: facts.judgedKnown ? <AccountTier tier={tier?.level ?? null} named /> : <Wait />,
          opens: tier?.level ? { onOpen: () => go({ panel: 'tier', of: undefined }) } : undefined,
          hint: t('account.figure.tierHint'),
        },
        ...bought,
        { label: t('account.figure.owner'), value: account.ownerName ?? '—', opens: { onOpen: () => go({ panel: 'fields' }) } },
      ]}
    />
  );
}
