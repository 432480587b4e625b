import { HEALTH_COLOURS, type HealthColour, type SimulatedHealth } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../api/use-me.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatNumber, Money } from '../../../kit/index.ts';
import { BAND_OF } from '../../health/health-mark.tsx';
import { ColourWord } from './colour-word.tsx';
import type { ColourCell } from './use-health-simulation.ts';

interface ColourMatrixProps {
  matrix: SimulatedHealth['matrix'];
  cell: ColourCell | undefined;
  onCell: (cell: ColourCell | undefined) => void;
}

const FROM: readonly (HealthColour | null)[] = [...HEALTH_COLOURS, null];
const RANK: readonly (HealthColour | null)[] = ['red', 'amber', 'green'];
/** Better, worse or neither: unknown is no colour to compare with. */
const turn = ({ from, to }: ColourCell): string => {
  const [was, is] = [RANK.indexOf(from), RANK.indexOf(to)];
  return was < 0 || is < 0 ? '' : is > was ? 'rise' : 'fall';
};

/** How customers pass from colour to colour and what they pay a year; a move picks its customers below. */
export function ColourMatrix({ matrix, cell, onCell }: ColourMatrixProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const word = (colour: HealthColour | null) => (colour === null ? t('healthStudio.none') : t(`kit.health.${BAND_OF[colour]}`));
  const rows = FROM.filter((from) => matrix.some((one) => one.from === from));
  const columns = HEALTH_COLOURS.filter((to) => matrix.some((one) => one.to === to));
  return (
    <div className="colourMatrix">
      <table className="plainTable matrix" aria-label={t('healthStudio.matrix.label')}>
        <thead>
          <tr>
            <th scope="col">{t('healthStudio.matrix.fromTo')}</th>
            {columns.map((to) => (
              <th key={to} scope="col" className="right">
                <ColourWord colour={to} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((from) => (
            <tr key={from}>
              <th scope="row">
                <ColourWord colour={from} />
              </th>
              {columns.map((to) => {
                const found = matrix.find((one) => one.from === from && one.to === to);
                if (!found) return <Empty key={to} />;
                const accounts = formatNumber(found.accounts, language);
                const on = cell?.from === from && cell.to === to;
                return (
                  <td key={to} className={from === to ? 'right ink3' : `right ${turn({ from, to })}`}>
                    {from === to ? (
                      <span className="num">{accounts}</span>
                    ) : (
                      <button
                        type="button"
                        className={on ? 'matrixCell on' : 'matrixCell'}
                        aria-pressed={on}
                        aria-label={t('healthStudio.matrix.cell', { from: word(from), to: word(to), accounts })}
                        onClick={() => onCell(on ? undefined : { from, to })}
                      >
                        {accounts}
                      </button>
                    )}
                    <Arr amount={found.arr} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{t('healthStudio.matrix.note')}</p>
    </div>
  );
}

const Empty = () => <td className="right ink3">·</td>;

function Arr({ amount }: { amount: string }) {
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  return (
    <span className="note block num">
      <Money amount={amount} currency={currency} />
    </span>
  );
}
