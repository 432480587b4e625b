import { useTranslation } from 'react-i18next';
import { Glyph } from './glyph.tsx';
import { tone } from './tone.ts';

export const depths = ['none', 'brief', 'several', 'deep'] as const;
export type Depth = (typeof depths)[number];

/** How deeply a person has been contacted, in three cells. */
export function DepthChip({ depth, worded = false }: { depth: Depth; worded?: boolean }) {
  const { t } = useTranslation();
  const filled = depths.indexOf(depth);
  const word = t(`kit.depth.${depth}`);
  return (
    <span className="chip" title={worded ? undefined : word}>
      <Glyph width="26" height="8" label={worded ? undefined : word}>
        {[0, 1, 2].map((cell) => (
          <rect
            key={cell}
            x={cell * 9 + 0.5}
            y="1.5"
            width="7"
            height="5"
            rx="1"
            fill={cell < filled ? tone('ink2') : 'none'}
            stroke={tone(cell < filled ? 'ink2' : 'ink3')}
          />
        ))}
      </Glyph>
      {worded ? word : null}
    </span>
  );
}
