import type { Account } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { daysBetween, type Figure, Figures, formatDate, formatNumber, Money } from '../../kit/index.ts';
import { HealthMark } from '../health/health-mark.tsx';
import { StageMark } from '../lifecycle/stage-mark.tsx';
import { growthText } from '../metrics/growth-text.ts';
import { useFreeze } from '../tiers/use-freeze.ts';
import { AccountTier } from './account-tier.tsx';
import { type AccountFacts, useAccountAddress } from './use-account.ts';
import { useRfmName } from './use-rfm-name.ts';

const Wait = () => <span className="skel figureWait" />;

/** What the contracts come to a year, and when the most urgent ends; for customers that have any. */
function useContractFigures(facts: AccountFacts): Figure[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const { go } = useAccountAddress();
  const { terms } = facts;
  if (!terms?.items.length && !terms?.termEndOn) return [];
  const opens = { onOpen: () => go({ panel: 'terms', of: undefined }) };
  const days = terms.daysToEnd;
  return [
    { label: t('ledger.figure.arr'), value: <Money amount={terms.arr} currency={facts.currency} />, opens, hint: t('ledger.terms.title') },
    {
      label: t('ledger.figure.termEnd'),
      value: terms.termEndOn ? formatDate(terms.termEndOn, language) : t('ledger.endless'),
      small: days === null ? undefined : days < 0 ? t('ledger.pastEnd', { count: -days }) : t('ledger.daysLeft', { count: days }),
      opens,
      hint: t('ledger.figure.termEndHint'),
    },
  ];
}

/** In which stage the most urgent subscription is, and for how long; where a lifecycle is in force. */
function useStageFigure({ lifecycle }: AccountFacts): Figure[] {
  const { t } = useTranslation();
  const { go } = useAccountAddress();
  if (!lifecycle?.stage) return [];
  const { stage, since, asOf, stages } = lifecycle;
  return [
    {
      label: t('lifecycle.account.figure'),
      value: <StageMark stage={stage} stages={stages} />,
      small: since ? t('lifecycle.account.daysIn', { count: daysBetween(since, asOf) }) : undefined,
      opens: { onOpen: () => go({ panel: 'stage', of: undefined }) },
      hint: t('lifecycle.account.hint'),
    },
  ];
}

/** How healthy the customer is, and since when; where a health policy is in force. */
function useHealthFigure({ health }: AccountFacts): Figure[] {
  const { t } = useTranslation();
  const { go } = useAccountAddress();
  if (!health?.colour) return [];
  return [
    {
      label: t('health.account.figure'),
      value: <HealthMark score={health.score} colour={health.colour} before={health.before?.score} worded />,
      opens: { onOpen: () => go({ panel: 'health', of: undefined }) },
      hint: t('health.account.hint'),
    },
  ];
}

/** The strip under the name; each figure opens what it is made of. */
export function AccountFigures({ account, facts }: { account: Account; facts: AccountFacts }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rfmName = useRfmName();
  const { go } = useAccountAddress();
  const { orders, tier } = facts;
  const frozen = Boolean(useFreeze(account.id, facts.isPast ? facts.day : undefined));
  const asOf = t('customer.asOf', { day: formatDate(facts.day, language) });
  const toOrders = { onOpen: () => go({ at: 'orders' }) };
  const growth = orders?.growth12m;
  const signed = useContractFigures(facts);
  const stage = useStageFigure(facts);
  const health = useHealthFigure(facts);
  const bought: Figure[] = facts.may('orders.read')
    ? [
        {
          label: t('customer.figure.amount'),
          value: orders ? <Money amount={orders.amount12m} currency={facts.currency} /> : <Wait />,
          opens: orders && toOrders,
          hint: asOf,
        },
        {
          label: t('customer.figure.orders'),
          value: orders ? formatNumber(orders.orders12m, language) : <Wait />,
          opens: orders && toOrders,
          hint: asOf,
        },
        {
          label: t('customer.figure.growth'),
          value: orders ? growth ? growthText(growth, language) : '—' : <Wait />,
          opens: growth ? toOrders : undefined,
          hint: t('customer.figure.growthHint'),
        },
        {
          label: t('customer.figure.last'),
          value: orders ? orders.lastOrderOn ? formatDate(orders.lastOrderOn, language) : '—' : <Wait />,
          opens: orders?.lastOrderOn ? toOrders : undefined,
        },
        ...(orders?.rfmSegment && !facts.isPast
          ? [{ label: t('customer.figure.rfm'), value: rfmName(orders.rfmSegment), opens: { onOpen: () => go({ panel: 'rfm' as const }) } }]
          : []),
      ]
    : [];
  return (
    <Figures
      size="record"
      figures={[
        {
          label: t('customer.figure.tier'),
          value: facts.judgedKnown ? <AccountTier tier={tier?.level ?? null} byHand={tier?.byHand} frozen={frozen} named /> : <Wait />,
          opens: tier?.level ? { onOpen: () => go({ panel: 'tier', of: undefined }) } : undefined,
          hint: t('customer.figure.tierHint'),
        },
        ...stage,
        ...health,
        ...signed,
        ...bought,
        { label: t('customer.figure.owner'), value: account.ownerName ?? '—', opens: { onOpen: () => go({ panel: 'fields' }) } },
      ]}
    />
  );
}
