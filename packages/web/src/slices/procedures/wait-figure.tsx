import type { ProcedureWait } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';
import { useWorkingTime } from './use-working-time.ts';

const MINUTE = 60_000;
interface StepTime {
  /** Median of waiting to be accepted, and of doing or deciding it; null where none has ended. */
  waited: number | null;
  done: number | null;
  lateShare: number | null;
}
export interface StepTimes {
  of: Map<string, StepTime>;
  /** The longest step, to which all are drawn; a minute at the least. */
  longest: number;
}

/** What each step of a procedure takes: the hand-off and the work, of what ended in the last 12 months. */
export function stepTimes(waits: readonly ProcedureWait[]): StepTimes {
  const of = new Map<string, StepTime>();
  for (const { stepId, court, medianMs, lateShare } of waits) {
    const before = of.get(stepId) ?? { waited: null, done: null, lateShare: null };
    of.set(stepId, court === 'accept' ? { ...before, waited: medianMs } : { ...before, done: medianMs, lateShare });
  }
  return { of, longest: Math.max(MINUTE, ...[...of.values()].map(({ waited, done }) => (waited ?? 0) + (done ?? 0))) };
}

/** How long a step takes, drawn to the longest one: waiting pale, work dark. */
export function WaitFigure({ of: { of, longest }, stepId }: { of: StepTimes; stepId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { length } = useWorkingTime();
  const time = of.get(stepId);
  if (!time || (time.waited === null && time.done === null)) return <p className="note">{t('procedure.board.noTime')}</p>;
  const part = (ms: number | null) => ({ width: `${(100 * (ms ?? 0)) / longest}%` });
  const words = [
    time.waited === null ? null : t('procedure.board.waited', { time: length(time.waited) }),
    time.done === null ? null : t('procedure.board.took', { time: length(time.done) }),
    time.lateShare ? t('procedure.board.lateShare', { share: `${formatNumber(Math.round(time.lateShare * 100), language)}%` }) : null,
  ];
  return (
    <div>
      <div className="waitBar" aria-hidden>
        <i style={part(time.waited)} />
        <b style={part(time.done)} />
      </div>
      <p className="note">{words.filter(Boolean).join(' · ')}</p>
    </div>
  );
}
