import type { TierOutcomes } from '@fulcrum/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatNumber, Money } from '../../kit/index.ts';

type Year = TierOutcomes['years'][number];
type Level = Year['levels'][number];

/** What became of each level in a year, beside the year before: loss, renewal and orders, without saying what brought it about. */
export function TierOutcomesTable({ found: { years, levels } }: { found: TierOutcomes }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const label = t('tiers.outcomes.title');
  const ids = [...levels.map(({ id }) => id), null].filter((id) => years.some((year) => year.levels.some((level) => level.id === id)));
  if (!ids.length) return null;
  const columns = ['accounts', 'lost', 'renewed', 'amount'] as const;
  return (
    <section className="tierSection">
      <h2 className="section">{label}</h2>
      <p className="ink2">{t('tiers.outcomes.noCause')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by the keyboard */}
      <section className="scrollX" aria-label={label} tabIndex={0}>
        <table className="plainTable outcomes" aria-label={label}>
          <thead>
            <tr>
              <th scope="col">{t('tiers.policy.levels')}</th>
              <th scope="col">{t('tiers.outcomes.year')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className="right">
                  {t(`tiers.outcomes.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          {ids.map((id) => (
            <tbody key={id ?? ''}>
              {years.map((year, index) => (
                <tr key={year.from} className={index ? 'ink3' : undefined}>
                  {index ? null : (
                    <th scope="rowgroup" rowSpan={years.length}>
                      {id === null ? t('tiers.none') : `${id} ${levels.find((level) => level.id === id)?.name[language] ?? ''}`}
                    </th>
                  )}
                  <td className="nowrap">{t(index ? 'tiers.outcomes.before' : 'tiers.outcomes.latest')}</td>
                  <Figures level={year.levels.find((level) => level.id === id)} />
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
      <p className="note">
        {years.map((year, index) => (
          <Basis key={year.from} year={year} words={index ? 'before' : 'latest'} />
        ))}
        {t('tiers.outcomes.note')}
      </p>
    </section>
  );
}

/** Which twelve months a year is, and how the levels of its first day were found. */
function Basis({ year: { from, to, evaluatedOn, version }, words }: { year: Year; words: 'latest' | 'before' }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const date = (day: string) => formatDate(day, language);
  const of = { year: t(`tiers.outcomes.${words}`), from: date(from), to: date(to), version };
  return evaluatedOn === null ? t('tiers.outcomes.judgedNow', of) : t('tiers.outcomes.judgedThen', { ...of, day: date(evaluatedOn) });
}

function Figures({ level }: { level: Level | undefined }) {
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const none = { accounts: 0, active: 0, lost: 0, ended: 0, renewed: 0, amountBefore: '0', amountAfter: '0' };
  const { accounts, active, lost, ended, renewed, amountBefore, amountAfter } = level ?? none;
  const change = Number(amountBefore) > 0 ? Number(amountAfter) / Number(amountBefore) - 1 : null;
  const signed = (value: number) => `${value > 0 ? '+' : ''}${formatNumber(value, language, 'percent')}`;
  return (
    <>
      <td className="right num">{formatNumber(accounts, language)}</td>
      <Part part={lost} whole={active} />
      <Part part={renewed} whole={ended} />
      <td className="right num nowrap">
        {accounts ? <Money amount={amountAfter} currency={currency} /> : '—'}
        {change === null ? null : <span className="outcomeRate">{signed(change)}</span>}
      </td>
    </>
  );
}

function Part({ part, whole }: { part: number; whole: number }) {
  const language = useLanguage();
  if (!whole) return <td className="right">—</td>;
  return (
    <td className="right num nowrap">
      {formatNumber(part, language)} / {formatNumber(whole, language)}
      <span className="outcomeRate">{formatNumber(part / whole, language, 'percent', 1)}</span>
    </td>
  );
}
