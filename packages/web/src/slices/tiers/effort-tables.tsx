import { type EffortChange, type EffortSums, SENIORITIES } from '@fulcrum/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber, Money } from '../../kit/index.ts';

interface Line {
  key: string;
  label: string;
  of: (sums: EffortSums) => number;
  show: (value: number, signed?: boolean) => ReactNode;
}

interface EffortTablesProps {
  effort: EffortChange;
  /** Another draft of the same day, beside it. */
  other?: { name: string; effort: EffortChange | null } | undefined;
}

/** What serving the base asks for in a year, before and after: visits, hours of each seniority, people, the cost of benefits; by level below. */
export function EffortTables({ effort, other }: EffortTablesProps) {
  const { t } = useTranslation();
  const lines = useLines(effort);
  return (
    <>
      <table className="plainTable" aria-label={t('tiers.effort.title')}>
        <thead>
          <tr>
            <th scope="col">{t('tiers.effort.yearly')}</th>
            <th scope="col" className="right">
              {t('tiers.simulate.before')}
            </th>
            <th scope="col" className="right">
              {t('tiers.simulate.after')}
            </th>
            <th scope="col" className="right">
              {t('tiers.effort.difference')}
            </th>
            {other ? (
              <th scope="col" className="right">
                {other.name}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, label, of, show }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td className="right">{show(of(effort.before))}</td>
              <td className="right">{show(of(effort.after))}</td>
              <td className="right">{show(of(effort.after) - of(effort.before), true)}</td>
              {other ? <td className="right">{other.effort ? show(of(other.effort.after)) : '—'}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
      <ByLevel effort={effort} lines={lines} />
    </>
  );
}

function useLines(effort: EffortChange): Line[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const signOf = (value: number, signed: boolean) => (signed && value > 0 ? '+' : '');
  const number =
    (digits: number) =>
    (value: number, signed = false) => (
      <span className="num nowrap">
        {signOf(value, signed)}
        {formatNumber(value, language, 'plain', digits)}
      </span>
    );
  const money = (value: number, signed = false) => (
    <>
      {signOf(value, signed)}
      <Money amount={Number.isNaN(value) ? '***' : value} currency={currency} />
    </>
  );
  const used = SENIORITIES.filter((seniority) =>
    [effort.before, effort.after].some((sums) => sums.hours.some((one) => one.seniority === seniority)),
  );
  return [
    { key: 'visits', label: t('tiers.effort.visits'), of: ({ visits }) => visits, show: number(0) },
    ...used.map((seniority) => ({
      key: seniority,
      label: t('tiers.effort.hoursOf', { seniority: t(`benefit.seniority.${seniority}`) }),
      of: ({ hours }: EffortSums) => hours.find((one) => one.seniority === seniority)?.hours ?? 0,
      show: number(0),
    })),
    { key: 'people', label: t('tiers.effort.people'), of: ({ people }) => people, show: number(1) },
    { key: 'cost', label: t('tiers.effort.cost'), of: ({ cost }) => Number(cost), show: money },
  ];
}

/** People and cost of each level, before and after. */
function ByLevel({ effort, lines }: { effort: EffortChange; lines: Line[] }) {
  const { t } = useTranslation();
  const shown = lines.filter(({ key }) => ['visits', 'people', 'cost'].includes(key));
  return (
    <table className="plainTable" aria-label={t('tiers.effort.byLevel')}>
      <thead>
        <tr>
          <th scope="col">{t('tiers.policy.levels')}</th>
          {shown.map(({ key, label }) => (
            <th key={key} scope="col" className="right">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {effort.levels.map((level) => (
          <tr key={level.id}>
            <th scope="row">{level.id}</th>
            {shown.map(({ key, of, show }) => (
              <td key={key} className="right">
                {show(of(level.before))} → {show(of(level.after))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
