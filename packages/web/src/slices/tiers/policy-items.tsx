import type { TierItem } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';
import { bandWords, conditionWords, type MetricNames } from '../metrics/condition-words.ts';
import { useMetricNames } from '../metrics/use-metric-names.ts';

/** What gives points, one line an item; bands one line a range. */
export function PolicyItems({ items }: { items: TierItem[] }) {
  const { t } = useTranslation();
  if (items.length === 0) return <p className="ink2">{t('tiers.policy.noItems')}</p>;
  return (
    <table className="plainTable policyItems">
      <thead>
        <tr>
          <th scope="col">{t('tiers.policy.item')}</th>
          <th scope="col">{t('tiers.policy.rule')}</th>
          <th scope="col" className="right">
            {t('tiers.policy.points')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <ItemRows key={item.id} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function ItemRows({ item }: { item: TierItem }) {
  const language = useLanguage();
  const names = useMetricNames();
  const { t } = useTranslation();
  const lines = linesOf(item, names, (points) => formatNumber(points, language, 'signed'), t as Say);
  return lines.map((line, i) => (
    <tr key={line.rule} className={i > 0 ? 'further' : undefined}>
      {i === 0 ? (
        <th scope="rowgroup" rowSpan={lines.length}>
          {item.name[language]}
        </th>
      ) : null}
      <td>{line.rule}</td>
      <td className="right">{line.points}</td>
    </tr>
  ));
}

/** The texts of a rule; narrower than i18next's own type, which is too deep to infer here. */
type Say = (
  key: `tiers.policy.${'most' | 'least' | 'each' | 'weight' | `normalised.${string}`}`,
  values: Record<string, string | number>,
) => string;

interface Line {
  rule: string;
  points: string;
}

function linesOf(item: TierItem, names: MetricNames, signed: (points: number) => string, t: Say): Line[] {
  if ('band' in item) {
    const { metric, bands } = item.band;
    return bands.map((band) => ({ rule: `${names.name(metric)} ${bandWords(band, metric, names)}`, points: signed(band.points) }));
  }
  if ('condition' in item) return [{ rule: conditionWords(item.condition.when, names), points: signed(item.condition.points) }];
  if ('perUnit' in item) {
    const { metric, points, max, min } = item.perUnit;
    const limits = [
      max === undefined ? '' : t('tiers.policy.most', { points: signed(max) }),
      min === undefined ? '' : t('tiers.policy.least', { points: signed(min) }),
    ];
    return [{ rule: t('tiers.policy.each', { metric: names.name(metric) }) + limits.join(''), points: signed(points) }];
  }
  const { metric, weight, normalise } = item.weighted;
  const rule = t(`tiers.policy.normalised.${normalise.method}`, { metric: names.name(metric) });
  return [{ rule, points: t('tiers.policy.weight', { weight }) }];
}
