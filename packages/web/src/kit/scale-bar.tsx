import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.ts';
import { formatNumber } from './format-number.ts';
import { rampStep } from './ramp.ts';
import { tone } from './tone.ts';

export interface ScaleLevel {
  letter: string;
  /** The lowest score of the level; the last level's is the scale's start. */
  from: number;
}

interface ScaleBarProps {
  /** Best level first. */
  levels: ScaleLevel[];
  score: number;
  /** The scale's end. */
  max: number;
  /** Hides the thresholds below the bar. */
  bare?: boolean;
}

/** Where a score stands among its levels. A score beyond the scale's ends stands at the end. */
export function ScaleBar({ levels, score, max, bare = false }: ScaleBarProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const ascending = levels.map((level, position) => ({ ...level, step: rampStep(position, levels.length) })).toReversed();
  const min = ascending[0]?.from ?? 0;
  const share = (value: number) => `${(100 * (Math.min(Math.max(value, min), max) - min)) / (max - min || 1)}%`;
  const label = t('kit.explanation.position', {
    score: formatNumber(score, language, 'plain', 1),
    min: formatNumber(min, language),
    max: formatNumber(max, language),
  });
  return (
    <div role="img" aria-label={label}>
      <div className="scale">
        {ascending.map((level, i) => (
          <i
            key={level.letter}
            style={{
              flex: (ascending[i + 1]?.from ?? max) - level.from,
              background: tone(level.step === 4 ? 'hair' : `tier-${level.step}-bg`),
            }}
          />
        ))}
        <u style={{ left: share(score) }} />
      </div>
      {bare ? null : (
        <div className="scaleMarks note num">
          {ascending.map((level) => (
            <span key={level.letter} style={{ left: share(level.from) }}>
              {level.letter} {formatNumber(level.from, language)}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
