import type { DayComparison } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { Money } from '../../kit/index.ts';
import { useGroupName } from './use-group-name.ts';

const FEW = 10;

/** Who moved, came or went, the largest first. */
export function Movers({ found }: { found: DayComparison }) {
  const { t } = useTranslation();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const nameOf = useGroupName(found);
  const { by, movers, moves, entered, left } = found;
  const [whole, setWhole] = useState(false);
  const shown = whole ? movers : movers.slice(0, FEW);
  if (movers.length === 0) return null;
  const all = moves.reduce((sum, { from, to, accounts }) => (from === to ? sum : sum + accounts), entered.accounts + left.accounts);
  return (
    <>
      <h3 className="section moversTitle">{t('comparing.movers')}</h3>
      <table className="plainTable" aria-label={t('comparing.movers')}>
        <thead>
          <tr>
            <th scope="col">{t('comparing.customer')}</th>
            <th scope="col">{t('comparing.way')}</th>
            <th scope="col" className="right">
              {t(by === 'tier' ? 'comparing.amount12m' : 'comparing.arr')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ accountId, name, was, is, from, to, before, after }) => (
            <tr key={accountId}>
              <td>
                <Link to="/customers/$accountId" params={{ accountId }}>
                  {name}
                </Link>
              </td>
              <td>
                {was ? nameOf(from) : t('comparing.absentBefore')} → {is ? nameOf(to) : t('comparing.absentAfter')}
              </td>
              <td className="right num">
                {before !== null && after !== null && before !== after ? (
                  <>
                    <Money amount={before} currency={currency} /> →{' '}
                  </>
                ) : null}
                <Money amount={after ?? before ?? '0'} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < movers.length ? (
        <Button size="small" className="moreRows" onClick={() => setWhole(true)}>
          {t('comparing.all', { count: movers.length })}
        </Button>
      ) : all > movers.length ? (
        <p className="note">{t('comparing.more', { count: all - movers.length })}</p>
      ) : null}
    </>
  );
}
