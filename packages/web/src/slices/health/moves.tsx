import type { HealthMove } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';
import { MASKED, metricValue } from '../metrics/metric-value.ts';

const LEAST = 0.05;

/** What moved a health, the largest first: "−14 活跃用户趋势：2% → −38%". */
export function Moves({ moves, most }: { moves: readonly HealthMove[]; most?: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const value = (move: HealthMove, which: 'from' | 'to') =>
    metricValue('', move.type ?? 'number', move[which], { language, currency }) ?? t('health.missing');
  const reason = (move: HealthMove) => {
    if (move.cause === 'cap') return t((move.change ?? 0) > 0 ? 'health.move.uncapped' : 'health.move.capped');
    if (move.cause === 'weight') return t('health.move.weight');
    if (move.cause === 'rules') return t('health.move.rules');
    return t('health.move.figure', { from: value(move, 'from'), to: value(move, 'to') });
  };
  // What rounds to nothing is left to the rest.
  const shown = moves.filter(({ change }) => change === null || Math.abs(change) >= LEAST).slice(0, most);
  const rest = moves.filter((move) => !shown.includes(move)).reduce((sum, { change }) => sum + (change ?? 0), 0);
  return (
    <ul className="healthMoves">
      {shown.map((move) => (
        <li key={move.id}>
          <b className="num">{move.change === null ? MASKED : formatNumber(move.change, language, 'signed', 1)}</b>
          <span>
            {move.name[language]} <span className="note">{reason(move)}</span>
          </span>
        </li>
      ))}
      {Math.abs(rest) >= LEAST ? (
        <li>
          <b className="num">{formatNumber(rest, language, 'signed', 1)}</b>
          <span className="note">{t('health.move.rest', { count: moves.length - shown.length })}</span>
        </li>
      ) : null}
    </ul>
  );
}
