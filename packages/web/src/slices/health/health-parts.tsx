import type { HealthMeasureTold, HealthTold } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';
import { MASKED, metricValue } from '../metrics/metric-value.ts';

/** Dimensions with their measures: figure, mark, weight as used and points; what is missing is named. */
export function HealthParts({ told }: { told: Pick<HealthTold, 'dimensions' | 'cap' | 'score'> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <table className="plainTable healthParts" aria-label={t('health.parts.title')}>
      <thead>
        <tr>
          <th scope="col">{t('health.parts.measure')}</th>
          <th scope="col" className="right">
            {t('health.parts.mark')}
          </th>
          <th scope="col" className="right">
            {t('health.parts.weight')}
          </th>
          <th scope="col" className="right">
            {t('health.parts.points')}
          </th>
        </tr>
      </thead>
      {told.dimensions.map((dimension) => (
        <tbody key={dimension.id}>
          <tr className="healthDimension">
            <th scope="rowgroup">{dimension.name[language]}</th>
            <td className="right num">{dimension.mark === null ? '—' : formatNumber(dimension.mark, language, 'plain', 0)}</td>
            <td className="right num">{formatNumber(dimension.weight / 100, language, 'percent')}</td>
            <td />
          </tr>
          {dimension.measures.map((measure) => (
            <Measure key={measure.id} measure={measure} />
          ))}
        </tbody>
      ))}
      <tfoot>
        {told.cap ? (
          <tr>
            <td colSpan={3}>{t('health.parts.cap', { name: told.cap.name[language], most: formatNumber(told.cap.most, language) })}</td>
            <td className="right num">{told.cap.points === null ? MASKED : formatNumber(told.cap.points, language, 'signed', 1)}</td>
          </tr>
        ) : null}
        <tr className="strong">
          <td colSpan={3}>{t('health.parts.total')}</td>
          <td className="right num">
            {told.score === null ? '—' : told.score === MASKED ? MASKED : formatNumber(Number(told.score), language, 'plain', 1)}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Measure({ measure }: { measure: HealthMeasureTold }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const figure = metricValue(measure.metric, measure.type, measure.value, { language, currency });
  const told = (value: number | null, shown: (value: number) => string) => (value === null ? MASKED : shown(value));
  return (
    <tr className={measure.missing ? 'ink3' : undefined}>
      <td title={measure.metricName[language]}>
        {measure.name[language]} <span className="note block">{measure.missing ? t('health.missing') : figure}</span>
      </td>
      <td className="right num">{measure.missing ? '—' : told(measure.mark, (mark) => formatNumber(mark, language, 'plain', 0))}</td>
      <td className="right num">
        {measure.weightUsed === null ? '—' : formatNumber(measure.weightUsed / 100, language, 'percent', 0)}
        {measure.weightUsed !== null && Math.abs(measure.weightUsed - measure.weight) >= 0.5 ? (
          <span className="note block">{t('health.parts.of', { weight: formatNumber(measure.weight / 100, language, 'percent', 0) })}</span>
        ) : null}
      </td>
      <td className="right num">{measure.missing ? '—' : told(measure.points, (points) => formatNumber(points, language, 'plain', 1))}</td>
    </tr>
  );
}
