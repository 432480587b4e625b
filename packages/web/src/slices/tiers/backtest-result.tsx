import type { Backtest } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber, RichText } from '../../kit/index.ts';
import { BacktestBands } from './backtest-bands.tsx';
import { BacktestDimensions } from './backtest-dimensions.tsx';
import { BacktestLevels } from './backtest-levels.tsx';
import { BacktestDeciles, BacktestSignals } from './backtest-pictures.tsx';
import { BacktestPoints } from './backtest-points.tsx';
import { BacktestProposed } from './backtest-proposal.tsx';
import { BacktestRoc } from './backtest-roc.tsx';

/** From which area on the words say so. */
const FAIR = 0.65;
const STRONG = 0.75;

/** How well it separates, in a sentence; then the points, the tenths, the tiers and the single figures beside it. */
export function BacktestResult({ backtest }: { backtest: Backtest }) {
  const { t } = useTranslation();
  const last = backtest.points.at(-1);
  if (!last) return null;
  return (
    <>
      <h2 className="backtestAnswer">
        <Answer backtest={backtest} />
      </h2>
      <Sub backtest={backtest} />
      {backtest.kind === 'health' ? null : <Verdict verdict={backtest.verdict} />}
      {backtest.warnings.length ? (
        <div className="backtestWarnings">
          <p className="section">{t('backtest.warnings')}</p>
          <ul>
            {backtest.warnings.map(({ code, message }) => (
              <li key={code}>{message}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="tierPictures">
        <BacktestDeciles backtest={backtest} point={last} />
        <BacktestSignals backtest={backtest} point={last} />
        <BacktestRoc point={last} words={t(`backtest.outcome.${backtest.outcome}`)} />
        <BacktestBands backtest={backtest} point={last} />
      </div>
      <BacktestDimensions backtest={backtest} />
      <BacktestProposed backtest={backtest} />
      {last.levels.length ? <BacktestLevels backtest={backtest} point={last} /> : null}
      <BacktestPoints backtest={backtest} />
    </>
  );
}

function Answer({ backtest: { name, outcome, stability, points } }: { backtest: Backtest }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const last = points.at(-1);
  const auc = stability.auc?.mean;
  if (auc === undefined || !last) return t('backtest.answer.none');
  const words = { name: name[language], outcome: t(`backtest.outcome.${outcome}`) };
  if (last.low !== null && last.low <= 0.5) return t('backtest.answer.drawn', words);
  const how = t(auc >= STRONG ? 'backtest.answer.strong' : auc >= FAIR ? 'backtest.answer.fair' : 'backtest.answer.weak');
  return <RichText text="backtest.answer.picks" values={{ ...words, pairs: Math.round(auc * 100), how }} />;
}

/** Whether anything known tells at all: before any figure, for none is worth reading where nothing does. */
function Verdict({ verdict }: Pick<Backtest, 'verdict'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!verdict?.strongest || verdict.signal === 'unknown') return null;
  const { name, auc, low, high } = verdict.strongest;
  const values = {
    ...{ count: verdict.figures, name: name[language], auc: auc.toFixed(2), low: low.toFixed(2), high: high.toFixed(2) },
    confidence: formatNumber(verdict.confidence, language, 'percent', 2),
  };
  if (verdict.signal === 'some') return <p className="note">{t('backtest.verdict.some', values)}</p>;
  return (
    <div className="backtestVerdict" role="note">
      <p className="section">{t('backtest.verdict.none')}</p>
      <p className="ink2">{t('backtest.verdict.why', values)}</p>
    </div>
  );
}

function Sub({ backtest: { kind, stability, points, bestSignal, assumedShare, unknownShare } }: { backtest: Backtest }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { auc, moved } = stability;
  const percent = (share: number) => formatNumber(share, language, 'percent');
  const sentences = [
    auc && points.length > 1
      ? t('backtest.sub.stable', { count: points.length, least: auc.least.toFixed(2), most: auc.most.toFixed(2) })
      : null,
    moved?.accounts
      ? t(kind === 'health' ? 'backtest.sub.recoloured' : 'backtest.sub.moved', { share: percent(moved.changed / moved.accounts) })
      : null,
    unknownShare === null ? null : t('backtest.sub.unknown', { share: percent(unknownShare) }),
    bestSignal ? t('backtest.sub.best', { name: bestSignal.name[language], auc: bestSignal.auc.toFixed(2) }) : null,
    assumedShare === null ? null : t('backtest.sub.assumed', { share: percent(Number(assumedShare)) }),
  ];
  return <p className="ink2">{sentences.filter((one) => one !== null).join(language === 'zh' ? '' : ' ')}</p>;
}
