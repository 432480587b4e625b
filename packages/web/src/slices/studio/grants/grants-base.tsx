import { FUNNEL_STAGES, type SimulatedBenefits } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../api/use-me.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatNumber, Money } from '../../../kit/index.ts';
import { EffortTables } from '../../tiers/effort-tables.tsx';
import { GrantMovers } from './grant-movers.tsx';

interface BaseProps {
  of: SimulatedBenefits;
}

/** What a draft of benefits does to the base: who gains and loses, what each benefit costs, and who is needed. */
export function GrantsBase({ of }: BaseProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <GrantMovers of={of} />
      <Benefits of={of} />
      <section className="tierSection">
        <h3 className="section">{t('tiers.effort.title')}</h3>
        {of.effort ? (
          <>
            <p className="note">{t('grant.base.effortNote', { hours: formatNumber(of.effort.hoursPerPerson, language) })}</p>
            <EffortTables effort={of.effort} />
          </>
        ) : (
          <p className="note">{t('grant.base.noEffort')}</p>
        )}
      </section>
      <Standing of={of} />
    </>
  );
}

/** Benefit by benefit: how many have it, who gains and loses it, and what it costs in a year. */
function Benefits({ of: { benefits, granted } }: BaseProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const number = (value: number) => formatNumber(value, language);
  const money = (before: string, after: string) => (
    <span className={before === after ? undefined : 'differs'}>
      {before === after ? null : (
        <>
          <Money amount={before} currency={currency} /> <span aria-hidden>→</span>{' '}
        </>
      )}
      <Money amount={after} currency={currency} />
    </span>
  );
  return (
    <section className="tierSection">
      <h3 className="section">{t('grant.base.benefits')}</h3>
      <p className="note">{t('grant.base.benefitsNote')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by the keyboard */}
      <section className="scrollX" tabIndex={0} aria-label={t('grant.base.benefits')}>
        <table className="plainTable grantTable" aria-label={t('grant.base.benefits')}>
          <thead>
            <tr>
              <th scope="col">{t('benefit.catalogue.name')}</th>
              {(['accounts', 'gain', 'lose', 'change', 'cost'] as const).map((column) => (
                <th key={column} scope="col" className="right">
                  {t(`grant.base.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {benefits.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.name[language]}</th>
                <td className="right nowrap">
                  {one.before === one.after ? number(one.after) : `${number(one.before)} → ${number(one.after)}`}
                </td>
                {(['gain', 'lose', 'change'] as const).map((column) => (
                  <td key={column} className={one[column] ? 'right differs' : 'right ink3'}>
                    {one[column] ? number(one[column]) : '—'}
                  </td>
                ))}
                <td className="right">{money(one.costBefore, one.costAfter)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row" className="strong">
                {t('grant.base.all')}
              </th>
              <td colSpan={4} />
              <td className="right strong">{money(granted.before, granted.after)}</td>
            </tr>
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** How many customers of each level are at each stage. */
function Standing({ of: { levels, cells } }: BaseProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const count = (level: string | null, stage: string) => cells.find((cell) => cell.level === level && cell.stage === stage)?.accounts ?? 0;
  const rows = [...levels.map(({ id }) => id), ...(cells.some(({ level }) => level === null) ? [null] : [])];
  return (
    <section className="tierSection">
      <h3 className="section">{t('grant.base.standing')}</h3>
      <table className="plainTable" aria-label={t('grant.base.standing')}>
        <thead>
          <tr>
            <th scope="col">{t('tiers.policy.levels')}</th>
            {FUNNEL_STAGES.map((stage) => (
              <th key={stage} scope="col" className="right">
                {t(`benefit.stage.${stage}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((level) => (
            <tr key={level ?? ''}>
              <th scope="row">{level ?? t('tiers.none')}</th>
              {FUNNEL_STAGES.map((stage) => (
                <td key={stage} className={count(level, stage) ? 'right' : 'right ink3'}>
                  {formatNumber(count(level, stage), language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
