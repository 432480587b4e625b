import type { StrategyMatrix } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatMoney, formatNumber, RichText } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { type CellView, sumOf } from './cell-view.ts';
import type { MatrixSearch } from './matrix.search.ts';
import { stageName } from './matrix-cell.tsx';
import { isMain } from './use-matrix.ts';

interface MatrixAnswerProps {
  matrix: StrategyMatrix | undefined;
  views: readonly CellView[];
  search: MatrixSearch;
}

/** How many cells with customers have nothing, how many customers stand there, and what they are worth. */
export function MatrixAnswer({ matrix, views, search }: MatrixAnswerProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  if (!matrix) return <span className="ink3">{t('strategy.answer.loading')}</span>;
  if (views.length === 0) return t('strategy.answer.none');
  if (!isMain(matrix) && search.layer !== 'resources') return <OtherAnswer matrix={matrix} views={views} />;
  const gaps = views.filter(({ gap }) => gap);
  const { accounts, amount } = sumOf(gaps);
  const whom = [search.rank && t(`customer.rank.${search.rank}`), search.role && t(`customer.decisionRole.${search.role}`)].filter(Boolean);
  const layer = search.layer ?? 'plays';
  const missing =
    layer === 'plays' && whom.length ? t('strategy.missing.whom', { whom: whom.join(t('strategy.and')) }) : t(`strategy.missing.${layer}`);
  const values = {
    ...{ cells: formatNumber(views.length, language), gaps: formatNumber(gaps.length, language), count: accounts, missing },
    accounts: formatNumber(accounts, language),
    measure: t(`strategy.measure.${matrix.measure}`),
    amount: amount === null ? '' : formatMoney(amount, currency, language),
  };
  if (gaps.length === 0) return <RichText text="strategy.answer.full" values={values} />;
  return <RichText text={amount === null ? 'strategy.answer.gapsMasked' : 'strategy.answer.gaps'} values={values} />;
}

/** By policies that plays are not written for: how many customers stand in how many cells. */
function OtherAnswer({ matrix: { tier, lifecycle }, views }: { matrix: StrategyMatrix; views: readonly CellView[] }) {
  const language = useLanguage();
  const held = views.filter(({ cell }) => cell.accounts > 0);
  const { accounts } = sumOf(held);
  const values = {
    ...{ tier: tier?.name[language] ?? '', lifecycle: lifecycle?.name[language] ?? '', count: accounts },
    ...{ accounts: formatNumber(accounts, language), cells: formatNumber(held.length, language) },
  };
  return <RichText text="strategy.answer.other" values={values} />;
}

/** The largest gap, and who stands in no cell. */
export function MatrixSub({ matrix, views }: { matrix: StrategyMatrix; views: readonly CellView[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [largest] = views.filter(({ gap }) => gap).toSorted((a, b) => b.cell.accounts - a.cell.accounts);
  const space = language === 'zh' ? '' : ' ';
  return (
    <>
      {largest
        ? t('strategy.largest', {
            level: largest.cell.level,
            stage: stageName(matrix, largest.cell.stage, language),
            count: largest.cell.accounts,
          })
        : t(isMain(matrix) ? 'strategy.sub' : 'strategy.otherSub')}
      {space}
      <Outside of="stage" metric="state.stage" count={matrix.outside.withoutStage} linked={isMain(matrix)} />
      {space}
      <Outside of="level" metric="state.tier" count={matrix.outside.withoutLevel} linked={isMain(matrix)} />
    </>
  );
}

/** Who stands in no cell, as a door to them where lists know the place. */
function Outside({ of, metric, count, linked }: { of: 'stage' | 'level'; metric: string; count: number; linked: boolean }) {
  const { asOf } = useDay();
  const language = useLanguage();
  if (count === 0) return null;
  const test = (asked: string, op: 'known' | 'unknown') => ({ metric: asked, op });
  const filter = of === 'stage' ? { all: [test(metric, 'unknown'), test('state.tier', 'known')] } : test(metric, 'unknown');
  return (
    <RichText
      text={`strategy.outside.${of}`}
      values={{ count, accounts: formatNumber(count, language) }}
      components={{ door: linked ? <Link className="door num" to="/customers" search={{ asOf, filter }} /> : <span className="num" /> }}
    />
  );
}
