import type { DayComparison } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatNumber, Money } from '../../kit/index.ts';
import { useGroupName } from './use-group-name.ts';

/** How many customers each group had on either day, and what they came to. */
export function ComparedGroups({ found }: { found: DayComparison }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const nameOf = useGroupName(found);
  const { by, from, to, groups } = found;
  const whole = (side: 'before' | 'after') => groups.reduce((sum, group) => sum + group[side].accounts, 0);
  const totals = { before: whole('before'), after: whole('after') };
  const dayOf = ({ asOf, version }: typeof from) =>
    version === null
      ? t('comparing.dayUnjudged', { date: formatDate(asOf, language) })
      : t('comparing.day', { date: formatDate(asOf, language), version });
  const cell = (group: (typeof groups)[number], side: 'before' | 'after') => (
    <td className="right num">
      {formatNumber(group[side].accounts, language)}
      <span className="note block">
        {totals[side] ? formatNumber(group[side].accounts / totals[side], language, 'percent', 1) : '—'}
        <span className="wideNote">
          {' · '}
          <Money amount={group[side].amount} currency={currency} />
        </span>
      </span>
    </td>
  );
  return (
    <table className="plainTable" aria-label={t('comparing.groups')}>
      <thead>
        <tr>
          <th scope="col">{t(`comparing.by.${by}`)}</th>
          {[from, to].map((side) => (
            <th key={side.asOf} scope="col" className="right">
              {dayOf(side)}
            </th>
          ))}
          <th scope="col" className="right">
            {t('comparing.change')}
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group.id ?? ''}>
            <td>{nameOf(group.id)}</td>
            {cell(group, 'before')}
            {cell(group, 'after')}
            <td className="right num">{signed(group.after.accounts - group.before.accounts)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const signed = (count: number): string => (count === 0 ? '—' : count > 0 ? `+${count}` : `−${-count}`);
