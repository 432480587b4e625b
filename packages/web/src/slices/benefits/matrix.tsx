import { WarningOutlined } from '@ant-design/icons';
import type { BenefitMatrix } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DoorIf, formatNumber, Money, TierChip } from '../../kit/index.ts';
import { useTermsText } from './use-terms-text.ts';

interface MatrixProps {
  matrix: BenefitMatrix;
}
type Cell = BenefitMatrix['cells'][number];
type Level = BenefitMatrix['levels'][number];

/** A cell with customers and nothing for them. */
export const isGap = ({ accounts, benefits }: Cell): boolean => accounts > 0 && benefits.length === 0;

/** Who is entitled to what: a row for each level, a column for each stage; what is empty is hatched. */
export function Matrix({ matrix }: MatrixProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { levels, stages, cells } = matrix;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by the keyboard
    <section className="cellMatrixBox" tabIndex={0} aria-label={t('benefit.matrix.label')}>
      <table className="cellMatrix" aria-label={t('benefit.matrix.label')}>
        <thead>
          <tr>
            <th scope="col" className="levelColumn">
              <span className="note">{t('benefit.matrix.corner')}</span>
            </th>
            {stages.map(({ id, accounts }) => (
              <th key={id} scope="col">
                {t(`benefit.stage.${id}`)}
                <span className="note num block">
                  {t('benefit.accounts', { count: accounts, accounts: formatNumber(accounts, language) })}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levels.map((level, position) => (
            <tr key={level.id}>
              <LevelHead level={level} position={position} levels={levels.length} />
              {stages.map(({ id }) => {
                const cell = cells.find((one) => one.level === level.id && one.stage === id);
                return cell ? <CellBox key={id} cell={cell} matrix={matrix} /> : <td key={id} />;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LevelHead({ level, position, levels }: { level: Level; position: number; levels: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const customers = { link: { to: '/customers' as const, search: { tier: level.id } } };
  return (
    <th scope="row" className="levelColumn">
      <TierChip letter={level.id} name={level.name?.[language]} position={position} levels={levels} named />
      <span className="block num">
        <DoorIf target={level.accounts === 0 ? undefined : customers} title={t('benefit.matrix.opens', { level: level.id })}>
          {t('benefit.accounts', { count: level.accounts, accounts: formatNumber(level.accounts, language) })}
        </DoorIf>
      </span>
      <span className="note block">
        {level.mode === null ? t('benefit.mode.none') : t(`benefit.mode.${level.mode}`)}
        {level.visitDays === null ? null : ` · ${t('benefit.mode.every', { days: level.visitDays })}`}
      </span>
      {level.staff.map(({ seniority, hours }) => (
        <span key={seniority} className="note block">
          {t('benefit.mode.hours', { seniority: t(`benefit.seniority.${seniority}`), hours: formatNumber(hours, language, 'plain', 2) })}
        </span>
      ))}
    </th>
  );
}

function CellBox({ cell, matrix }: { cell: Cell; matrix: BenefitMatrix }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const { ofCell } = useTermsText();
  const gap = isGap(cell);
  return (
    <td className={gap ? 'gap' : undefined}>
      <span className="cellTop">
        <span>
          <b className="num">{formatNumber(cell.accounts, language)}</b> {t('benefit.customers', { count: cell.accounts })}
        </span>
        {gap ? <Money amount={cell.amount} currency={currency} /> : null}
      </span>
      {gap ? (
        <span className="strong block">
          <WarningOutlined aria-hidden /> {t('benefit.matrix.gap')}
        </span>
      ) : null}
      {!gap && cell.benefits.length === 0 ? <span className="ink3">{t('benefit.matrix.empty')}</span> : null}
      {cell.benefits.map((terms) => {
        const { name, detail } = ofCell(terms, matrix);
        return (
          <span key={terms.benefit} className="cellBenefit">
            {name} {detail ? <span className="note num">{detail}</span> : null}
          </span>
        );
      })}
    </td>
  );
}
