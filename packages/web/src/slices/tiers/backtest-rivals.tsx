import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import type { ProposalProps } from './backtest-proposal.tsx';

const SHOWN = 6;
const three = (value: number) => value.toFixed(3);
const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;

/** The weights beside single figures at the points tested, with what they gain over each. */
export function BacktestRivals({ proposal: { own, asked, gain, rivals }, kind }: ProposalProps) {
  const { t } = useTranslation();
  const title = t(kind === 'health' ? 'backtest.health.rivals' : 'backtest.proposal.rivals');
  const language = useLanguage();
  const present = kind === 'health' && asked && gain ? [{ id: '', label: t('backtest.health.present'), ...asked, margin: gain }] : [];
  const rows = [...present, ...rivals.slice(0, SHOWN).map((rival) => ({ ...rival, label: rival.name[language] }))];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keys
    <section className="scrollX" aria-label={title} tabIndex={0}>
      <table className="plainTable" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col" className="right">
              {t('backtest.points.auc')}
            </th>
            <th scope="col" className="right">
              {t('backtest.proposal.margin')}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>
              <strong>{t('backtest.proposal.own')}</strong>
            </td>
            <td className="right nowrap">
              {three(own.auc)} <span className="note block">{`${three(own.low)}–${three(own.high)}`}</span>
            </td>
            <td className="right">—</td>
          </tr>
          {rows.map((rival) => (
            <tr key={rival.id}>
              <td>{rival.label}</td>
              <td className="right nowrap">
                {three(rival.auc)} <span className="note block">{`${three(rival.low)}–${three(rival.high)}`}</span>
              </td>
              <td className="right nowrap">
                {signed(rival.margin.auc)}{' '}
                <span className="note block">
                  {t('backtest.proposal.range', { low: signed(rival.margin.low), high: signed(rival.margin.high) })}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
