import { useTranslation } from 'react-i18next';
import { Glyph } from './glyph.tsx';
import { tone } from './tone.ts';

export type HealthBand = 'good' | 'watch' | 'poor' | 'unknown';

export interface HealthChipProps {
  /** 0 to 100; null when there is too little data. */
  score: number | null;
  /** The band that the health policy gives this score. */
  band: HealthBand;
  /** Change in points since the comparison date. */
  change?: number;
  /** Shows the band's word beside the score. */
  worded?: boolean;
}

/** Health: ● good ▲ watch ◆ poor ◌ unknown, with score and change. */
export function HealthChip({ score, band, change = 0, worded = false }: HealthChipProps) {
  const { t } = useTranslation();
  const word = t(`kit.health.${band}`);
  const changed = change > 0 ? t('kit.health.up', { points: change }) : change < 0 ? t('kit.health.down', { points: -change }) : '';
  return (
    <span className="chip num">
      <HealthShape band={band} label={worded ? undefined : word} />
      {worded && score === null ? null : (
        <span className="healthScore" style={{ color: tone(`health-${band}`) }}>
          {score ?? '—'}
        </span>
      )}
      {worded ? <span>{word}</span> : null}
      {change !== 0 ? (
        <span className="healthChange">
          <span aria-hidden>
            {change > 0 ? '↑' : '↓'}
            {Math.abs(change)}
          </span>
          <span className="visuallyHidden">{changed}</span>
        </span>
      ) : null}
    </span>
  );
}

/** The shape alone; without `label` it is decoration beside a word. */
export function HealthShape({ band, label }: { band: HealthBand; label?: string }) {
  const fill = tone(`health-${band}`);
  return (
    <Glyph width="12" height="12" label={label}>
      {band === 'good' ? <circle cx="6" cy="6" r="4.5" fill={fill} /> : null}
      {band === 'watch' ? <path d="M6 1 11.2 10.4H.8Z" fill={fill} /> : null}
      {band === 'poor' ? <path d="M6 .4 11.6 6 6 11.6.4 6Z" fill={fill} /> : null}
      {band === 'unknown' ? <circle cx="6" cy="6" r="4.5" fill="none" stroke={fill} strokeWidth="1.5" strokeDasharray="2.4 2" /> : null}
    </Glyph>
  );
}
