import { WarningOutlined } from '@ant-design/icons';
import type { StrategyMatrix } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, TierChip } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { useTermsText } from '../benefits/use-terms-text.ts';
import { StageMark } from '../lifecycle/stage-mark.tsx';
import { CellCustomers } from './cell-customers.tsx';
import { PlayLines } from './cell-plays.tsx';
import { ResourcesThere } from './cell-resources.tsx';
import type { CellView, Whom } from './cell-view.ts';
import type { Layer } from './matrix.search.ts';
import { useCellName } from './matrix-cell.tsx';
import { NewPlay } from './new-play.tsx';
import { isMain } from './use-matrix.ts';

interface CellPanelProps {
  view: CellView;
  matrix: StrategyMatrix;
  whom: Whom;
  /** What the cells show: gaps are of that. */
  layer: Layer;
  onClose: () => void;
}

/** One cell: who stands there, which plays come to them, how often they are met, what they are entitled to and what they were given. */
export function CellPanel({ view, matrix, whom, layer, onClose }: CellPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const { cell, own, general, hand, gap } = view;
  const position = matrix.levels.findIndex(({ id }) => id === cell.level);
  const level = matrix.levels[position];
  const main = isMain(matrix);
  const resources = <ResourcesThere view={view} matrix={matrix} />;
  return (
    <DockedPanel
      eyebrow={
        <span className="row">
          <TierChip
            letter={cell.level}
            name={level?.name[language] ?? cell.level}
            position={position}
            levels={matrix.levels.length}
            named
          />
          <StageMark stage={cell.stage} stages={matrix.stages} />
        </span>
      }
      title={useCellName(view, matrix)}
      foot={can('policies.edit') && main ? <NewPlay level={cell.level} stage={cell.stage} rank={whom.rank} /> : null}
      onClose={onClose}
    >
      {gap && layer === 'plays' ? (
        <p className="cellGap">
          <WarningOutlined aria-hidden /> {t(`strategy.panel.${gap}`)}
        </p>
      ) : null}
      <CellCustomers cell={cell} matrix={matrix} />
      {layer === 'resources' ? resources : null}
      <PlayLines title={t('strategy.panel.ownPlays')} plays={own} {...(main ? { empty: t('strategy.panel.noOwn') } : {})} />
      {matrix.main.tier ? <Served view={view} matrix={matrix} /> : null}
      {layer === 'resources' ? null : resources}
      <PlayLines title={t('strategy.panel.hand')} plays={hand} />
      <PlayLines title={t(main ? 'strategy.panel.general' : 'strategy.panel.perhaps')} plays={general} />
    </DockedPanel>
  );
}

/** How customers there are met, and what they are entitled to. */
function Served({ view: { cell }, matrix }: { view: CellView; matrix: StrategyMatrix }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { ofCell } = useTermsText();
  const level = matrix.levels.find(({ id }) => id === cell.level);
  return (
    <>
      <section>
        <h3 className="lbl">{t('strategy.panel.cadence')}</h3>
        <p className="panelText">
          {[
            cell.cadence === null ? t('strategy.panel.noCadence') : t('strategy.panel.every', { count: cell.cadence }),
            ...(level?.mode ? [t(`strategy.panel.mode.${level.mode}`)] : []),
            ...(level?.visitDays && cell.cadence !== null && level.visitDays !== cell.cadence
              ? [t('strategy.panel.otherDays', { count: level.visitDays })]
              : []),
          ].join(language === 'zh' ? '' : ' ')}
        </p>
      </section>
      <section>
        <h3 className="lbl">{t('strategy.panel.benefits')}</h3>
        {cell.benefits.length ? (
          <ul className="benefitList">
            {cell.benefits.map((terms) => {
              const { name, detail } = ofCell(terms, matrix);
              return (
                <li key={terms.benefit} className="row">
                  <span className="grow">{name}</span>
                  <span className="note num">{detail}</span>
                </li>
              );
            })}
          </ul>
        ) : (
          <p className="note">{t(cell.funnel === null ? 'strategy.noFunnel' : 'strategy.panel.noBenefits')}</p>
        )}
      </section>
    </>
  );
}
