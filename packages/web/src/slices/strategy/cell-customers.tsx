import type { StrategyCell, StrategyMatrix } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Door, Failure, formatNumber, Money, SkeletonRows } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { useSession } from '../../shell/session.tsx';
import { MASKED } from '../metrics/metric-value.ts';
import { isMain, standsThere } from './use-matrix.ts';

const SHOWN = 5;

/** Who stands in a cell: how many, what they are worth, and the largest by name. By other policies than the main ones lists find nobody. */
export function CellCustomers({ cell, matrix }: { cell: StrategyCell; matrix: StrategyMatrix }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const { asOf } = useDay();
  const { can } = useSession();
  const { measure } = matrix;
  const listed = isMain(matrix);
  const filter = standsThere(cell.level, cell.stage);
  const isMasked = cell.amount === MASKED;
  const found = useQuery({
    ...api.accounts.list.queryOptions({
      input: { asOf, filter: JSON.stringify(filter), limit: SHOWN, sort: isMasked ? 'name' : measure === 'arr' ? '-arr' : '-amount' },
    }),
    enabled: listed && cell.accounts > 0 && can('accounts.read'),
  });
  const howMany = t('strategy.accounts', { count: cell.accounts, accounts: formatNumber(cell.accounts, language) });
  return (
    <section>
      <h3 className="lbl">{t('strategy.panel.customers')}</h3>
      {cell.accounts === 0 ? (
        <p className="note">{t('strategy.panel.nobody')}</p>
      ) : (
        <>
          <p className="panelText">
            {listed ? (
              <Door link={{ to: '/customers', search: { asOf, filter } }} title={t('strategy.panel.opens')}>
                {howMany}
              </Door>
            ) : (
              howMany
            )}
            {isMasked ? null : (
              <>
                {t('measures.op.comma')}
                {t(`strategy.measure.${measure}`)} <Money amount={cell.amount} currency={currency} />
              </>
            )}
          </p>
          {found.error ? (
            <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
          ) : !found.data ? (
            listed && can('accounts.read') ? (
              <SkeletonRows rows={Math.min(SHOWN, cell.accounts)} />
            ) : null
          ) : (
            <ul className="benefitList">
              {found.data.items.map(({ id, name, arr, amount12m }) => (
                <li key={id} className="row">
                  <Link className="grow fitone" to="/customers/$accountId" params={{ accountId: id }} search={{ asOf }}>
                    {name}
                  </Link>
                  {isMasked ? null : <Money amount={measure === 'arr' ? arr : amount12m} currency={currency} />}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}
