import { WarningOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber, TierChip } from '../../kit/index.ts';
import { useTermsText } from '../benefits/use-terms-text.ts';
import { useAskedThere } from './cell-resources.tsx';
import type { CellView } from './cell-view.ts';
import { LevelCadence, type MatrixGridProps } from './matrix-grid.tsx';

/** The matrix on the phone: level by level, a line for each stage. */
export function MatrixLines({ matrix, stages, views, search, onOpen }: MatrixGridProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const layer = search.layer ?? 'plays';
  return matrix.levels.map(({ id: level, name, visitDays }, position) => {
    const cells = views.filter(({ cell }) => cell.level === level);
    return (
      <section key={level} className="levelLines">
        <h2 className="section row">
          <TierChip letter={level} name={name[language]} position={position} levels={matrix.levels.length} named />
          <span className="grow" />
          {matrix.main.tier ? <LevelCadence cells={cells} visitDays={visitDays} /> : null}
        </h2>
        <ul>
          {stages.map(({ id, name: stage }) => {
            const view = cells.find(({ cell }) => cell.stage === id);
            if (!view) return null;
            return (
              <li key={id}>
                <button type="button" className={view.gap ? 'cellLine gap' : 'cellLine'} onClick={() => onOpen(level, id)}>
                  <span className="row">
                    <span className="grow strong">{stage[language]}</span>
                    <span className="num">
                      {t('strategy.accounts', { count: view.cell.accounts, accounts: formatNumber(view.cell.accounts, language) })}
                    </span>
                  </span>
                  {view.gap ? (
                    <span className="block">
                      <WarningOutlined aria-hidden /> {t(view.gap === 'own' ? 'strategy.gap.own' : `strategy.gap.${layer}`)}
                    </span>
                  ) : (
                    <Summary view={view} layer={layer} matrix={matrix} />
                  )}
                </button>
              </li>
            );
          })}
        </ul>
      </section>
    );
  });
}

function Summary({ view, layer, matrix }: { view: CellView; layer: string; matrix: MatrixGridProps['matrix'] }) {
  const { cell, own } = view;
  const asked = useAskedThere({ view, matrix });
  const { t } = useTranslation();
  const language = useLanguage();
  const { ofCell } = useTermsText();
  const parts =
    layer === 'plays'
      ? own.map(({ name }) => name[language])
      : layer === 'benefits'
        ? cell.benefits.map((terms) => ofCell(terms, matrix).name)
        : layer === 'resources'
          ? asked.map(({ name }) => name)
          : cell.cadence === null
            ? []
            : [t('strategy.cadence.every', { count: cell.cadence })];
  return parts.length ? <span className="note block">{parts.join(t('measures.op.comma'))}</span> : null;
}
