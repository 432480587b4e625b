import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { Door, formatNumber, Spark } from '../../kit/index.ts';
import { findingOf, type UsageLine } from './usage-week.ts';

/** Every metric with its last week and what it was four weeks before; a name opens its picture. */
export function UsageLines({ lines, current, onOpen }: { lines: readonly UsageLine[]; current: string; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = (value: number | null) => (value === null ? '—' : formatNumber(value, language));
  return (
    <table className="plainTable usageTable" aria-label={t('using.lines.title')}>
      <thead>
        <tr>
          <th scope="col">{t('using.lines.metric')}</th>
          <th scope="col" className="usageSpark">
            <span className="visuallyHidden">{t('using.lines.course')}</span>
          </th>
          <th scope="col" className="right">
            {t('using.lines.now')}
          </th>
          <th scope="col" className="right">
            {t('using.lines.before')}
          </th>
          <th scope="col" className="right">
            {t('using.lines.change')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const { now, before, change } = findingOf(line);
          return (
            <tr key={line.id} aria-current={line.id === current ? 'true' : undefined}>
              <th scope="row">
                <Door onOpen={() => onOpen(line.id)}>{line.name[language]}</Door>
                {line.unit ? <small className="ink3"> {line.unit}</small> : null}
              </th>
              <td className="usageSpark">
                <Spark values={line.points.flatMap(({ value }) => (value === null ? [] : [value]))} />
              </td>
              <td className="right">{number(now)}</td>
              <td className="right ink3">{number(before)}</td>
              <td className="right">
                {change === null
                  ? '—'
                  : `${change > 0 ? '+' : change < 0 ? '−' : ''}${formatNumber(Math.abs(change), language, 'percent')}`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
