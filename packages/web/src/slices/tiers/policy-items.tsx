import type { TierItem } from '@fulcrum/contract';
import i18next from 'i18next';
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
  const metric = metricOf(item);
  const lines = linesOf(item, names, (points) => formatNumber(points, language, 'signed'));
  return lines.map((line, i) => (
    <tr key={line.rule} className={i > 0 ? 'further' : undefined}>
      {i === 0 ? (
        <th scope="rowgroup" rowSpan={lines.length}>
          {item.name[language]}
          {metric && names.name(metric) !== item.name[language] ? <span className="note block">{names.name(metric)}</span> : null}
        </th>
      ) : null}
      <td>{line.rule}</td>
      <td className="right">{line.points}</td>
    </tr>
  ));
}

/** The one metric that an item measures; undefined for conditions, which name theirs. */
function metricOf(item: TierItem): string | undefined {
  if ('band' in item) return item.band.metric;
  if ('perUnit' in item) return item.perUnit.metric;
  return 'weighted' in item ? item.weighted.metric : undefined;
}

interface Line {
  rule: string;
  points: string;
}

function linesOf(item: TierItem, names: MetricNames, signed: (points: number) => string): Line[] {
  if ('band' in item) {
    const { metric, bands } = item.band;
    return bands.map((band) => ({ rule: bandWords(band, metric, names), points: signed(band.points) }));
  }
  if ('condition' in item) return [{ rule: conditionWords(item.condition.when, names), points: signed(item.condition.points) }];
  if ('perUnit' in item) {
    const { points, max, min } = item.perUnit;
    const limits = [
      max === undefined ? '' : i18next.t('tiers.policy.most', { points: signed(max) }),
      min === undefined ? '' : i18next.t('tiers.policy.least', { points: signed(min) }),
    ];
    return [{ rule: i18next.t('tiers.policy.each') + limits.join(''), points: signed(points) }];
  }
  const { weight, normalise } = item.weighted;
  const rule = i18next.t(`tiers.policy.normalised.${normalise.method}`);
  return [{ rule, points: i18next.t('tiers.policy.weight', { weight }) }];
}
