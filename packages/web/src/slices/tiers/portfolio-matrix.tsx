import type { TierPortfolio } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatNumber, Money } from '../../kit/index.ts';

type Category = TierPortfolio['categories'][number]['category'];

/** Product categories by level: how many of each level buy them, and for how much. */
export function PortfolioMatrix({ found }: { found: TierPortfolio }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { levels, categories, cells } = found;
  const kind = (category: Category) =>
    category === null ? t('tiers.portfolio.uncategorised') : t(`market.products.categories.${category}`);
  const label = t('tiers.portfolio.matrix');
  if (!categories.length) return <p className="tierSection ink2">{t('tiers.portfolio.empty')}</p>;
  return (
    <section className="tierSection">
      <h2 className="section">
        <Finding found={found} kind={kind} />
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by the keyboard */}
      <section className="scrollX" aria-label={label} tabIndex={0}>
        <table className="plainTable portfolio" aria-label={label}>
          <thead>
            <tr>
              <th scope="col">{t('tiers.policy.levels')}</th>
              {categories.map(({ category }) => (
                <th key={category ?? ''} scope="col" className="right">
                  {kind(category)}
                </th>
              ))}
              <th scope="col" className="right">
                {t('tiers.portfolio.any')}
              </th>
            </tr>
          </thead>
          <tbody>
            {levels.map((level) => (
              <tr key={level.id ?? ''}>
                <th scope="row">
                  {level.id === null ? t('tiers.none') : `${level.id} ${level.name?.[language] ?? ''}`}
                  <span className="note block">{t('tiers.portfolio.of', { accounts: formatNumber(level.accounts, language) })}</span>
                </th>
                {categories.map(({ category }) => (
                  <Bought
                    key={category ?? ''}
                    sum={cells.find((cell) => cell.level === level.id && cell.category === category)}
                    accounts={level.accounts}
                  />
                ))}
                <Bought sum={level} accounts={level.accounts} plain />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="note">{t('tiers.portfolio.note', { date: formatDate(found.asOf, language) })}</p>
    </section>
  );
}

/** The best level in which some do not buy a category, and the one that fewest buy. */
function Finding({ found: { levels, categories, cells }, kind }: { found: TierPortfolio; kind: (category: Category) => string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const gaps = levels.flatMap(({ id, accounts }) =>
    categories.flatMap(({ category }) => {
      const buyers = cells.find((cell) => cell.level === id && cell.category === category)?.buyers ?? 0;
      return id === null || category === null || buyers === accounts ? [] : [{ id, accounts, category, missing: accounts - buyers }];
    }),
  );
  const widest = gaps.filter(({ id }) => id === gaps[0]?.id).toSorted((a, b) => b.missing - a.missing)[0];
  if (!widest) return t('tiers.portfolio.all');
  const { id, accounts, category, missing } = widest;
  const number = (value: number) => formatNumber(value, language);
  return t('tiers.portfolio.gap', { level: id, accounts: number(accounts), missing: number(missing), category: kind(category) });
}

interface BoughtProps {
  sum: { buyers: number; amount: string } | undefined;
  accounts: number;
  /** Without the shade that tells the share. */
  plain?: boolean;
}

function Bought({ sum, accounts, plain }: BoughtProps) {
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  if (!sum) return <td className="right ink3">·</td>;
  const share = accounts ? sum.buyers / accounts : 0;
  const shade = plain ? undefined : { background: `color-mix(in srgb, var(--accent) ${Math.round(share * 14)}%, transparent)` };
  return (
    <td className="right num" style={shade}>
      {formatNumber(sum.buyers, language)} <span className="ink2">{formatNumber(share, language, 'percent')}</span>
      <span className="note block">
        <Money amount={sum.amount} currency={currency} />
      </span>
    </td>
  );
}
