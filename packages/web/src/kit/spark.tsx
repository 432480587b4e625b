import { Glyph } from './glyph.tsx';
import { tone } from './tone.ts';

const WIDTH = 72;
const HEIGHT = 15;

/** A small line of one measure over time; decoration beside a number that says it, unless `label` describes it. */
export function Spark({ values, colour = 'ink2', label }: { values: number[]; colour?: string; label?: string }) {
  if (values.length < 2) return null;
  const high = Math.max(...values);
  const low = Math.min(high * 0.4, ...values);
  const points = values.map(
    (value, i) => [(i * WIDTH) / (values.length - 1) + 2, 18 - ((value - low) / (high - low || 1)) * HEIGHT] as const,
  );
  const [x, y] = points.at(-1)!;
  return (
    <Glyph className="spark" width="78" height="20" label={label}>
      <polyline
        points={points.map((point) => point.join()).join(' ')}
        fill="none"
        stroke={tone(colour)}
        strokeWidth="1.3"
        strokeLinejoin="round"
      />
      <circle cx={x} cy={y} r="2" fill={tone(colour)} />
    </Glyph>
  );
}
