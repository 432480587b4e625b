import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.ts';
import { DoorIf, type DoorTarget } from './door.tsx';
import { formatMoney } from './format-money.ts';
import { formatNumber } from './format-number.ts';
import { Picture } from './picture.tsx';
import { rampStep } from './ramp.ts';
import { TierChip } from './tier-chip.tsx';
import { tierFill } from './tone.ts';

export interface PyramidLevel {
  letter: string;
  name: string;
  accounts: number;
  /** In the currency's own unit. */
  amount: number;
  opens?: DoorTarget;
}

interface TierPyramidProps {
  title: string;
  note?: string;
  /** Best level first. */
  levels: PyramidLevel[];
  currency: string;
}

/** Accounts to the left, their amount to the right, one row per level: the few at the top carry the weight. */
export function TierPyramid({ title, note, levels, currency }: TierPyramidProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [accounts, amount] = [sum(levels.map((level) => level.accounts)), sum(levels.map((level) => level.amount))];
  const most = {
    accounts: Math.max(1, ...levels.map((level) => level.accounts)),
    amount: Math.max(1, ...levels.map((level) => level.amount)),
  };
  const percent = (part: number, whole: number) => formatNumber(whole ? part / whole : 0, language, 'percent');
  const money = (value: number) => formatMoney(value, currency, language);
  const table = {
    columns: [
      { title: t('kit.pyramid.level') },
      { title: t('kit.pyramid.accounts'), align: 'right' as const },
      { title: t('kit.pyramid.share'), align: 'right' as const },
      { title: t('kit.pyramid.amount'), align: 'right' as const },
      { title: t('kit.pyramid.share'), align: 'right' as const },
    ],
    rows: levels.map((level) => [
      `${level.letter} ${level.name}`,
      formatNumber(level.accounts, language),
      percent(level.accounts, accounts),
      money(level.amount),
      percent(level.amount, amount),
    ]),
  };
  return (
    <Picture title={title} note={note} table={table}>
      <table className="pyramid">
        <thead>
          <tr>
            <th scope="col" className="right">
              {t('kit.pyramid.accounts')}
            </th>
            <th scope="col">
              <span className="visuallyHidden">{t('kit.pyramid.level')}</span>
            </th>
            <th scope="col">{t('kit.pyramid.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {levels.map((level, position) => {
            const fill = tierFill(rampStep(position, levels.length));
            return (
              <tr key={level.letter}>
                <td>
                  <div className="pyramidSide">
                    <span className="note num">{percent(level.accounts, accounts)}</span>
                    <DoorIf target={level.opens}>{formatNumber(level.accounts, language)}</DoorIf>
                    <span className="pyramidTrack left">
                      <i style={{ width: `${(100 * level.accounts) / most.accounts}%`, background: fill }} />
                    </span>
                  </div>
                </td>
                <th scope="row">
                  <TierChip letter={level.letter} name={level.name} position={position} levels={levels.length} />
                </th>
                <td>
                  <div className="pyramidSide">
                    <span className="pyramidTrack">
                      <i style={{ width: `${(100 * level.amount) / most.amount}%`, background: fill }} />
                    </span>
                    <DoorIf target={level.opens}>{money(level.amount)}</DoorIf>
                    <span className="note num">{percent(level.amount, amount)}</span>
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Picture>
  );
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
