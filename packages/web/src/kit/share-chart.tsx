import { useRef } from 'react';
import { useLanguage } from '../i18n/use-language.ts';
import { formatNumber } from './format-number.ts';
import { Picture, type PictureTable } from './picture.tsx';
import { tone } from './tone.ts';
import { useWidth } from './use-width.ts';

interface ShareChartProps {
  title: string;
  note?: string;
  /** What the picture shows, for those who do not see it. */
  description: string;
  /** What runs to the right, and what upwards: shares from 0 to 1 both. */
  across: string;
  up: string;
  points: readonly { x: number; y: number }[];
  /** Points of their own, joined by no step. */
  dots?: boolean;
  table: PictureTable;
}
const HEIGHT = 300;
const LEFT = 44;
const RIGHT = 16;
const TOP = 28;
const BOTTOM = 48;
const WIDEST = 460;

/** A share against a share, with the diagonal on which nothing is told, or all holds. */
export function ShareChart({ title, note, description, across, up, points, dots = false, table }: ShareChartProps) {
  const language = useLanguage();
  const box = useRef<SVGSVGElement>(null);
  const width = Math.min(WIDEST, useWidth(box, WIDEST));
  const x = (share: number) => LEFT + share * (width - LEFT - RIGHT);
  const y = (share: number) => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
  const percent = (share: number) => formatNumber(share, language, 'percent', 0);
  return (
    <Picture title={title} note={note} table={table}>
      <svg className="pareto" ref={box} height={HEIGHT} role="img" aria-label={description}>
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
        <text x={0} y={12}>
          {up}
        </text>
        <text x={x(1)} y={HEIGHT - 8} textAnchor="end">
          {across}
        </text>
        <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} stroke={tone('ink3')} strokeDasharray="4 3" />
        <polyline
          points={points.map((point) => `${x(point.x)},${y(point.y)}`).join(' ')}
          fill="none"
          stroke={tone('series-0')}
          strokeWidth={dots ? 1 : 2}
          strokeLinejoin="round"
        />
        {dots
          ? points.map((point) => (
              <circle key={`${point.x} ${point.y}`} cx={x(point.x)} cy={y(point.y)} r="4" fill={tone('series-0')} stroke={tone('paper')} />
            ))
          : null}
      </svg>
    </Picture>
  );
}
