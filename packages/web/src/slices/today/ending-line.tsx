import type { EndingTerms } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/index.ts';
import { Money } from '../../kit/index.ts';

/** A customer whose terms end that day, with what they come to in a year; it leads to its contracts. */
export function EndingLine({ ending, today }: { ending: EndingTerms; today: string }) {
  const { t } = useTranslation();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const { accountId, accountName, terms, annual, renewed, endsOn } = ending;
  const state = renewed ? 'renewed' : endsOn < today ? 'ended' : 'ends';
  return (
    <Link
      to="/customers/$accountId"
      params={{ accountId }}
      search={{ tab: 'contracts' }}
      className={['workEnding', state].join(' ')}
      title={t(`today.ending.${state}`, { count: terms, name: accountName })}
    >
      <span className="workCardName">{accountName}</span>
      <span className="ink3">
        {t(`today.ending.short.${state}`)} · <Money amount={annual} currency={currency} />
      </span>
    </Link>
  );
}
