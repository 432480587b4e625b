import type { Simulation, SimulationResult } from '@fulcrum/contract';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber, Money } from '../../kit/index.ts';
import { useSimulationName } from './simulation-name.ts';

interface SimulationLevelsProps {
  simulation: Simulation;
  result: SimulationResult;
  others: Simulation[];
  /** The one beside it. */
  other: Simulation | undefined;
  onOther: (id: string | undefined) => void;
}
type Sums = SimulationResult['before'];

/** Accounts and amount of each level before and after, and by another simulation beside them. */
export function SimulationLevels({ simulation, result, others, other, onOther }: SimulationLevelsProps) {
  const { t } = useTranslation();
  const name = useSimulationName();
  const comparable = others.filter((one) => one.id !== simulation.id && one.asOf === simulation.asOf && one.result !== null);
  const columns: { title: string; sums: Sums }[] = [
    { title: t('tiers.simulate.before'), sums: result.before },
    { title: t('tiers.simulate.after'), sums: result.after },
    ...(other?.result ? [{ title: name(other), sums: other.result.after }] : []),
  ];
  const known = [...new Set([...result.levels, ...(other?.result?.levels ?? [])].map(({ id }) => id))];
  const rows: (string | null)[] = [...known, null].filter((id) => columns.some(({ sums }) => sums.some((sum) => sum.id === id)));
  return (
    <section className="tierSection">
      <div className="row wrap">
        <h2 className="section grow">{t('tiers.simulate.levels')}</h2>
        {comparable.length ? (
          <Select
            className="simulationPicker"
            aria-label={t('tiers.simulate.compare')}
            placeholder={t('tiers.simulate.compare')}
            allowClear
            value={other?.id}
            options={comparable.map((one) => ({ value: one.id, label: name(one) }))}
            onChange={onOther}
          />
        ) : null}
      </div>
      <table className="plainTable" aria-label={t('tiers.simulate.levels')}>
        <thead>
          <tr>
            <th scope="col">{t('tiers.policy.levels')}</th>
            {columns.map(({ title }) => (
              <th key={title} scope="col" className="right">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Moved own={result} other={other?.result ?? undefined} />
          {rows.map((id) => (
            <tr key={id ?? ''}>
              <th scope="row">{id ?? t('tiers.none')}</th>
              {columns.map(({ title, sums }) => (
                <td key={title} className="right">
                  <Sum sum={sums.find((one) => one.id === id)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How many rise and fall, by this one and by the one beside it. */
function Moved({ own, other }: { own: SimulationResult; other: SimulationResult | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const told = ({ up, down }: SimulationResult) =>
    t('tiers.simulate.upDown', { up: formatNumber(up, language), down: formatNumber(down, language) });
  return (
    <tr>
      <th scope="row">{t('tiers.simulate.move')}</th>
      <td />
      <td className="right num nowrap">{told(own)}</td>
      {other ? <td className="right num nowrap">{told(other)}</td> : null}
    </tr>
  );
}

function Sum({ sum }: { sum: Sums[number] | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  return (
    <>
      <span className="num nowrap">{t('tiers.simulate.accounts', { accounts: formatNumber(sum?.accounts ?? 0, language) })}</span>
      <span className="note block">
        <Money amount={sum?.amount ?? '0'} currency={currency} />
      </span>
    </>
  );
}
