import { WarningOutlined } from '@ant-design/icons';
import type { StrategyMatrix } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/index.ts';
import type { Language } from '../../i18n/i18n.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber, Money } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { useTermsText } from '../benefits/use-terms-text.ts';
import { CellResources } from './cell-resources.tsx';
import type { CellView, ReachingPlay } from './cell-view.ts';
import type { MatrixSearch } from './matrix.search.ts';
import { NewPlay } from './new-play.tsx';
import { isMain, standsThere } from './use-matrix.ts';
import { whenWords } from './when-words.ts';

interface MatrixCellProps {
  view: CellView;
  matrix: StrategyMatrix;
  search: MatrixSearch;
  /** Its row and column. */
  at: string;
  isOpen: boolean;
  onOpen: () => void;
}
const MOST = 4;

/** A cell: how many stand there, and what reaches them; where nothing does, what that puts at stake. */
export function MatrixCell({ view, matrix, search, at, isOpen, onOpen }: MatrixCellProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { cell, gap } = view;
  const box = useRef<HTMLTableCellElement>(null);
  // Beside its panel the table may be wider than the page: the open cell stays in view.
  useEffect(() => {
    if (isOpen) box.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isOpen]);
  const layer = search.layer ?? 'plays';
  return (
    <td ref={box} className={[gap ? 'gap' : '', isOpen ? 'open' : '', cell.accounts === 0 ? 'nobody' : ''].join(' ')}>
      <span className="cellTop">
        <button type="button" className="cellOpen" data-at={at} aria-expanded={isOpen} onClick={onOpen}>
          <b className="num">{formatNumber(cell.accounts, language)}</b> {t('strategy.customers', { count: cell.accounts })}
          <span className="visuallyHidden"> · {useCellName(view, matrix)}</span>
        </button>
        {gap || (cell.accounts > 0 && !isMain(matrix)) ? <AtStake view={view} linked={isMain(matrix)} /> : null}
      </span>
      {gap ? (
        <span className="strong block">
          <WarningOutlined aria-hidden /> {t(gap === 'own' ? 'strategy.gap.own' : `strategy.gap.${layer}`)}
        </span>
      ) : null}
      {layer === 'plays' ? (
        <CellPlays plays={view.own} stage={stageName(matrix, cell.stage, language)} />
      ) : layer === 'cadence' ? (
        <CellCadence view={view} />
      ) : layer === 'benefits' ? (
        <CellBenefits view={view} matrix={matrix} />
      ) : (
        <CellResources view={view} matrix={matrix} />
      )}
      {gap && layer === 'plays' ? <NewPlay level={cell.level} stage={cell.stage} rank={search.rank} small /> : null}
    </td>
  );
}

export const stageName = ({ stages }: StrategyMatrix, stage: string, language: Language): string =>
  stages.find(({ id }) => id === stage)?.name[language] ?? stage;

/** Where the cell is, read aloud behind its number. */
export function useCellName({ cell }: CellView, matrix: StrategyMatrix): string {
  const { t } = useTranslation();
  const language = useLanguage();
  return t('strategy.cell', { level: cell.level, stage: stageName(matrix, cell.stage, language) });
}

/** In the column of a stage a play's name need not begin with it. */
function nameIn(name: string, stage: string): string {
  const rest = name.startsWith(stage) ? name.slice(stage.length).match(/^\s*[：:]\s*(.+)$/u)?.[1] : undefined;
  return rest ? `${rest.charAt(0).toLocaleUpperCase()}${rest.slice(1)}` : name;
}

/** The worth of who stands there; a door to them where lists know the place. */
function AtStake({ view: { cell }, linked }: { view: CellView; linked: boolean }) {
  const { asOf } = useDay();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  if (!linked)
    return (
      <span className="note num">
        <Money amount={cell.amount} currency={currency} />
      </span>
    );
  return (
    <Link className="door num" to="/customers" search={{ asOf, filter: standsThere(cell.level, cell.stage) }}>
      <Money amount={cell.amount} currency={currency} />
    </Link>
  );
}

function CellPlays({ plays, stage }: { plays: readonly ReachingPlay[]; stage: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shown = plays.slice(0, plays.length > MOST ? MOST - 1 : MOST);
  const more = plays.length - shown.length;
  return (
    <>
      {shown.map((play) => {
        const when = whenWords(play, t);
        return (
          <span
            key={play.id}
            className={play.paused ? 'cellPlay ink3' : play.reach === 'may' ? 'cellPlay ink2' : 'cellPlay'}
            title={play.name[language]}
          >
            {nameIn(play.name[language], stage)} <span className="note num">{play.paused ? t('playing.paused') : when}</span>
          </span>
        );
      })}
      {more ? <span className="cellPlay ink3">{t('strategy.more', { count: more })}</span> : null}
    </>
  );
}

function CellCadence({ view: { cell, general, own } }: { view: CellView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (cell.cadence === null) return null;
  const keeping = [...general, ...own].filter(({ begins, paused }) => begins.on === 'cadence_due' && !paused);
  return (
    <>
      <span className="cellPlay num">{t('strategy.cadence.every', { count: cell.cadence })}</span>
      {keeping.map(({ id, name }) => (
        <span key={id} className="cellPlay note">
          {name[language]}
        </span>
      ))}
    </>
  );
}

function CellBenefits({ view: { cell }, matrix }: { view: CellView; matrix: StrategyMatrix }) {
  const { t } = useTranslation();
  const { ofCell } = useTermsText();
  if (cell.funnel === null) return <span className="note block">{t('strategy.noFunnel')}</span>;
  return cell.benefits.map((terms) => {
    const { name, detail } = ofCell(terms, matrix);
    return (
      <span key={terms.benefit} className="cellPlay" title={detail ? `${name} ${detail}` : name}>
        {name} {detail ? <span className="note num">{detail}</span> : null}
      </span>
    );
  });
}
