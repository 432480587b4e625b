import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.ts';
import { formatNumber } from './format-number.ts';
import { type ParetoPoint, paretoReach } from './pareto.ts';
import { Picture } from './picture.tsx';
import { tone } from './tone.ts';
import { useWidth } from './use-width.ts';

interface ParetoChartProps {
  title: string;
  note?: string;
  /** From paretoCurve, or the same points from the server. */
  curve: ParetoPoint[];
  /** The dashed line. */
  threshold?: number;
}

const HEIGHT = 260;
const LEFT = 40;
const RIGHT = 16;
const TOP = 12;
const BOTTOM = 44;
/** Mean width of a letter of the finding, px. */
const LETTER = 7;

const y = (share: number) => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);

/** The cumulative share of the amount over accounts, largest first, and how many carry the threshold. */
export function ParetoChart({ title, note, curve, threshold = 0.8 }: ParetoChartProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const box = useRef<SVGSVGElement>(null);
  const width = useWidth(box, 640);
  const x = (share: number) => LEFT + share * (width - LEFT - RIGHT);
  const percent = (share: number) => formatNumber(share, language, 'percent');
  const reach = paretoReach(curve, threshold);
  const finding = reach ? t('kit.pareto.threshold', { share: percent(threshold), count: reach.accounts }) : '';
  // Where the words would leave the picture they end at its right edge, on paper of their own.
  const atEdge = reach !== null && reach !== undefined && x(reach.accountShare) + 10 + finding.length * LETTER > width;
  const all = curve.at(-1)?.accounts ?? 0;
  const line = curve.map((point) => `${x(point.accountShare)},${y(point.amountShare)}`).join(' ');
  const table = {
    columns: [
      { title: t('kit.pareto.count') },
      { title: t('kit.pareto.accounts'), align: 'right' as const },
      { title: t('kit.pareto.amount'), align: 'right' as const },
    ],
    rows: tenths(curve).map((point) => [formatNumber(point.accounts, language), percent(point.accountShare), percent(point.amountShare)]),
  };
  return (
    <Picture title={title} note={note} table={table}>
      <svg className="pareto" ref={box} height={HEIGHT} role="img" aria-label={finding || title}>
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share}>
            <line x1={x(0)} x2={x(1)} y1={y(share)} y2={y(share)} stroke={tone(share === 0 ? 'hairStrong' : 'hair')} />
            <text x={LEFT - 8} y={y(share) + 4} textAnchor="end">
              {percent(share)}
            </text>
            <text x={x(share)} y={y(0) + 18} textAnchor="middle">
              {percent(share)}
            </text>
          </g>
        ))}
        <text x={x(0)} y={HEIGHT - 6}>
          {t('kit.pareto.axisAccounts')}
        </text>
        <text x={x(1)} y={HEIGHT - 6} textAnchor="end">
          {t('kit.pareto.all', { count: all })}
        </text>
        {/* Were every account worth the same, the curve would be this diagonal. */}
        <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} stroke={tone('hairStrong')} />
        <line x1={x(0)} x2={x(1)} y1={y(threshold)} y2={y(threshold)} stroke={tone('ink3')} strokeDasharray="4 3" />
        <polyline points={line} fill="none" stroke={tone('series-0')} strokeWidth="2" strokeLinejoin="round" />
        {reach ? (
          <g>
            <line
              x1={x(reach.accountShare)}
              x2={x(reach.accountShare)}
              y1={y(0)}
              y2={y(threshold)}
              stroke={tone('ink2')}
              strokeDasharray="2 2"
            />
            <circle
              cx={x(reach.accountShare)}
              cy={y(reach.amountShare)}
              r="4"
              fill={tone('series-0')}
              stroke={tone('paper')}
              strokeWidth="2"
            />
            <text
              className="strong"
              x={atEdge ? x(1) : x(reach.accountShare) + 10}
              y={atEdge ? y(0.4) : y(reach.amountShare) + 20}
              textAnchor={atEdge ? 'end' : undefined}
              style={{ paintOrder: 'stroke', stroke: tone('paper'), strokeWidth: 4 }}
            >
              {finding}
            </text>
          </g>
        ) : null}
      </svg>
    </Picture>
  );
}

/** The points nearest to each tenth of the accounts. */
function tenths(curve: ParetoPoint[]): ParetoPoint[] {
  const last = curve.length - 1;
  const indices = Array.from({ length: 10 }, (_, i) => Math.round(((i + 1) * last) / 10));
  return [...new Set(indices)].filter((i) => i > 0).map((i) => curve[i]!);
}
