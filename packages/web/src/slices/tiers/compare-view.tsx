import type { TierComparison } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, formatDate, formatNumber, Money, RichText, SkeletonRows } from '../../kit/index.ts';
import { SimulationMatrix } from './simulation-matrix.tsx';

interface CompareViewProps {
  /** Two days, ISO; absent: the last two evaluations. */
  from: string | undefined;
  to: string | undefined;
  onDays: (days: { from: string; to: string | undefined }) => void;
}

/** The base by level on two days, with the policies then in force: who went where, and what each level held. */
export function CompareView({ from, to, onDays }: CompareViewProps) {
  const { t } = useTranslation();
  const found = useQuery(api.tiers.compare.queryOptions({ input: { from, to }, placeholderData: (before) => before }));
  const today = useMe()?.today;
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={8} />;
  const days = { from: found.data.from.asOf, to: found.data.to.asOf };
  const pick = (side: 'from' | 'to') => (
    <DatePicker
      allowClear={false}
      aria-label={t(`tiers.change.${side}`)}
      value={dayjs(days[side])}
      maxDate={dayjs(side === 'from' ? days.to : today)}
      minDate={side === 'to' ? dayjs(days.from) : undefined}
      onChange={(picked) => picked && onDays({ ...days, [side]: picked.format('YYYY-MM-DD') })}
    />
  );
  return (
    <section className="tierSection">
      <p className="row compareDays">
        {pick('from')}
        <span aria-hidden="true">→</span>
        {pick('to')}
      </p>
      <Moved found={found.data} />
      <SimulationMatrix words="compare" result={{ ...found.data, before: found.data.from.levels, after: found.data.to.levels }} />
      <Levels found={found.data} />
    </section>
  );
}

function Moved({ found: { from, to, up, down, other } }: { found: TierComparison }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const days = { from: formatDate(from.asOf, language), to: formatDate(to.asOf, language) };
  if (up + down + other === 0) return <h2 className="section">{t('tiers.compare.none', days)}</h2>;
  return (
    <h2 className="section">
      <RichText text="tiers.compare.moved" values={{ ...days, up, down }} />
      {other ? t('tiers.compare.other', { count: other }) : null}
    </h2>
  );
}

function Levels({ found: { from, to, levels } }: { found: TierComparison }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const sides = [from, to];
  const rows = [...levels.map(({ id }) => id), null].filter((id) => sides.some((side) => side.levels.some((one) => one.id === id)));
  const title = ({ asOf, version }: typeof from) =>
    version === null
      ? t('tiers.compare.dayUnjudged', { date: formatDate(asOf, language) })
      : t('tiers.compare.day', { date: formatDate(asOf, language), version });
  return (
    <table className="plainTable" aria-label={t('tiers.compare.levels')}>
      <caption className="visuallyHidden">{t('tiers.compare.levels')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('tiers.policy.levels')}</th>
          {sides.map((side) => (
            <th key={side.asOf} scope="col" className="right">
              {title(side)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((id) => (
          <tr key={id ?? ''}>
            <td>{id === null ? t('tiers.none') : `${id} ${levels.find((one) => one.id === id)?.name[language] ?? ''}`}</td>
            {sides.map((side) => {
              const sum = side.levels.find((one) => one.id === id);
              return (
                <td key={side.asOf} className="right num">
                  {formatNumber(sum?.accounts ?? 0, language)}
                  <span className="note block">{sum ? <Money amount={sum.amount} currency={currency} /> : '—'}</span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
