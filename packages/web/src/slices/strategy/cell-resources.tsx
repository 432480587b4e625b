import type { StrategyMatrix } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber, Money } from '../../kit/index.ts';
import type { CellView } from './cell-view.ts';

interface CellResourcesProps {
  view: CellView;
  matrix: StrategyMatrix;
}
const MOST = 3;

/** What was asked for there by name, the most first. */
export function useAskedThere({ view: { cell }, matrix }: CellResourcesProps) {
  const language = useLanguage();
  return cell.resources.flatMap((used) => {
    const resource = matrix.resources?.find(({ id }) => id === used.id);
    return resource ? [{ ...used, name: resource.title[language] }] : [];
  });
}

/** In a cell: the resources that its customers were given most. */
export function CellResources(props: CellResourcesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const asked = useAskedThere(props);
  const shown = asked.slice(0, asked.length > MOST ? MOST - 1 : MOST);
  return (
    <>
      {shown.map(({ id, name, asked: count }) => (
        <span key={id} className="cellPlay" title={name}>
          {name} <span className="note num">{t('strategy.resources.times', { count, times: formatNumber(count, language) })}</span>
        </span>
      ))}
      {asked.length > shown.length ? (
        <span className="cellPlay ink3">{t('strategy.resources.more', { count: asked.length - shown.length })}</span>
      ) : null}
    </>
  );
}

/** In the panel: what was asked for, done and spent in 12 months, and what the level is entitled to and nobody asked for. */
export function ResourcesThere({ view, matrix }: CellResourcesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const asked = useAskedThere({ view, matrix });
  if (!matrix.resources?.length) return null;
  // The catalogue names levels of the main tier policy.
  const unused = matrix.main.tier
    ? matrix.resources.filter(
        ({ id, levels }) => (levels.length === 0 || levels.includes(view.cell.level)) && !asked.some((one) => one.id === id),
      )
    : [];
  return (
    <section>
      <h3 className="lbl">{t('strategy.resources.title')}</h3>
      {asked.length ? (
        <ul className="benefitList">
          {asked.map((one) => (
            <li key={one.id} className="row">
              <span className="grow">
                {one.name}
                <span className="note num block">
                  {t('strategy.resources.counts', { asked: formatNumber(one.asked, language), done: formatNumber(one.done, language) })}
                </span>
              </span>
              {one.done ? <Money amount={one.cost} currency={currency} /> : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="note">{t('strategy.resources.none')}</p>
      )}
      {unused.length ? (
        <p className="note">
          {t('strategy.resources.unused', { names: unused.map(({ title }) => title[language]).join(t('measures.op.comma')) })}
        </p>
      ) : null}
    </section>
  );
}
