import type { BacktestProposal } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';

const SHOWN = 6;
const three = (value: number) => value.toFixed(3);
const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;

/** The weights beside single figures at the points tested, with what they gain over each. */
export function BacktestRivals({ proposal: { own, rivals } }: { proposal: BacktestProposal }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="backtestScroll">
      <table className="plainTable" aria-label={t('backtest.proposal.rivals')}>
        <thead>
          <tr>
            <th scope="col">{t('backtest.proposal.rivals')}</th>
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
          {rivals.slice(0, SHOWN).map((rival) => (
            <tr key={rival.id}>
              <td>{rival.name[language]}</td>
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
    </div>
  );
}
