import type { RequestClock } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import { useOpenTime } from './use-open-time.ts';

const MINUTE = 60_000;
/** Under so much of the target it is close. */
const CLOSE = 0.2;

interface ClockLeftProps {
  clock: RequestClock;
  named?: boolean;
  /** With the moment: nine hours left on a Saturday may be Monday evening. */
  withDue?: boolean;
}

/** How a clock stands: what is left, by how much it is over, or how it ended. Colour only where something is to be done. */
export function ClockLeft({ clock, named = true, withDue = false }: ClockLeftProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const time = useOpenTime();
  const { state, leftMs, dueAt, targetMinutes } = clock;
  const close = state === 'running' && leftMs !== null && targetMinutes !== null && leftMs < targetMinutes * MINUTE * CLOSE;
  const text =
    state === 'breached'
      ? leftMs === null
        ? t('desk.clock.breached')
        : t('desk.clock.over', { time: time(leftMs) })
      : leftMs === null
        ? t(`desk.clock.${state}`)
        : t(state === 'paused' ? 'desk.clock.pausedLeft' : 'desk.clock.left', { time: time(leftMs) });
  const due = dueAt ? formatDate(dueAt, language, { style: 'minute' }) : undefined;
  return (
    <span className={`clockLeft ${state}${close ? ' close' : ''}`} title={due}>
      {named ? <span className="ink3">{t(`desk.clockOf.${clock.clock}`)} </span> : null}
      {text}
      {withDue && state === 'running' && due ? <span className="note block">{t('desk.clock.due', { moment: due })}</span> : null}
    </span>
  );
}
