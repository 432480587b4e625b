import { useTranslation } from 'react-i18next';
import { Glyph } from './glyph.tsx';
import { tone } from './tone.ts';

/** 4 overdue, 3 today, 2 within 3 working days, 1 within 7 days, 0 later. */
export type Urgency = 0 | 1 | 2 | 3 | 4;

const words = ['later', 'week', 'soon', 'today', 'overdue'] as const;

/** Urgency as 1 to 4 bars; only today and overdue are coloured. */
export function UrgencyBars({ urgency, worded = false }: { urgency: Urgency; worded?: boolean }) {
  const { t } = useTranslation();
  const word = t(`kit.urgency.${words[urgency]}`);
  return (
    <span className="chip">
      <Glyph width="16" height="14" label={worded ? undefined : word}>
        {[0, 1, 2, 3].map((bar) => (
          <rect
            key={bar}
            x={bar * 4}
            y={9 - bar * 3}
            width="3"
            height={5 + bar * 3}
            rx=".8"
            fill={tone(bar >= urgency ? 'urgency-off' : urgency >= 3 ? 'urgency-hot' : 'urgency-calm')}
          />
        ))}
      </Glyph>
      {worded ? word : null}
    </span>
  );
}
