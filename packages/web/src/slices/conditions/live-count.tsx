import type { Condition } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, problemOf } from '../../api/index.ts';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatMoney, formatNumber, Money, RichText, SkeletonRows } from '../../kit/index.ts';
import { MASKED } from '../metrics/metric-value.ts';
import { useSettled } from './use-settled.ts';

/** How many of the reader's customers meet a condition, with their amount and the weightiest of them; asked when one stops typing. */
export function LiveCount({ condition }: { condition: Condition | undefined }) {
  const { t } = useTranslation();
  const settled = useSettled(condition);
  // An answer that is no longer wanted is cancelled: the query hands its signal to the request.
  const found = useQuery({
    ...api.segments.preview.queryOptions({ input: { condition: settled!, sample: 5 }, placeholderData: (before) => before }),
    enabled: settled !== undefined,
    retry: false,
  });
  if (!condition) return <p className="conditionCount note">{t('segment.count.nothing')}</p>;
  if (found.error)
    return (
      <p className="conditionCount note" role="alert">
        {problemOf(found.error)?.title ?? t('segment.count.failed')}
      </p>
    );
  if (!found.data) return <SkeletonRows rows={3} />;
  return <Counted {...found.data} stale={found.isFetching || JSON.stringify(settled) !== JSON.stringify(condition)} />;
}

interface CountedProps {
  accounts: number;
  amount12m: string;
  sample: { id: string; code: string; name: string; amount12m: string }[];
  stale?: boolean;
}

export function Counted({ accounts, amount12m, sample, stale = false }: CountedProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const values = { count: accounts, accounts: formatNumber(accounts, language) };
  return (
    <section className="conditionCount" aria-live="polite" aria-busy={stale}>
      <p>
        {amount12m === MASKED ? (
          <RichText text="segment.count.masked" values={values} />
        ) : (
          <RichText text="segment.count.plain" values={{ ...values, amount: formatMoney(amount12m, currency, language) }} />
        )}
      </p>
      {sample.length ? (
        <ul aria-label={t('segment.count.sample')}>
          {sample.map((one) => (
            <li key={one.id} className="sample">
              <Link to="/customers/$accountId" params={{ accountId: one.id }} className="ellip">
                {one.name}
              </Link>
              <Money amount={one.amount12m} currency={currency} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
