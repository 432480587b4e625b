import { useTranslation } from 'react-i18next';
import { Glyph } from './glyph.tsx';
import { tone } from './tone.ts';

export const attitudes = ['mentor', 'supporter', 'neutral', 'nonSupporter', 'opponent', 'unknown'] as const;
export type Attitude = (typeof attitudes)[number];

/** A person's attitude in a ring: ★ mentor ＋ supporter ＝ neutral － non-supporter ✕ opponent ？ to assess. Ink only. */
export function AttitudeChip({ attitude, worded = false }: { attitude: Attitude; worded?: boolean }) {
  const { t } = useTranslation();
  const word = t(`kit.attitude.${attitude}`);
  const filled = attitude === 'mentor' || attitude === 'opponent';
  const ink = tone(filled ? 'paper' : 'ink');
  return (
    <span className="chip">
      <Glyph width="16" height="16" fill="none" stroke={ink} strokeWidth="1.5" strokeLinecap="round" label={worded ? undefined : word}>
        <circle
          cx="8"
          cy="8"
          r="7.2"
          fill={filled ? tone('ink') : 'none'}
          stroke={tone(attitude === 'unknown' ? 'ink3' : 'ink')}
          strokeWidth="1.2"
          strokeDasharray={attitude === 'unknown' ? '2 2' : undefined}
        />
        <path d={marks[attitude]} fill={attitude === 'mentor' ? ink : 'none'} />
      </Glyph>
      {worded ? word : null}
    </span>
  );
}

const marks: Record<Attitude, string> = {
  mentor: 'm8 3.6 1.3 2.8 3 .4-2.2 2.1.6 3L8 10.4l-2.7 1.5.6-3L3.7 6.8l3-.4Z',
  supporter: 'M8 4.5v7M4.5 8h7',
  neutral: 'M4.8 6.5h6.4M4.8 9.5h6.4',
  nonSupporter: 'M4.5 8h7',
  opponent: 'm5.4 5.4 5.2 5.2m0-5.2-5.2 5.2',
  unknown: 'M6.3 6.6a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.9.7-.9 1.3M8 11.2v.4',
};
