import type { CSSProperties } from 'react';
import { daysBetween } from '../../kit/index.ts';
import './contracts.css';

/** The span that bars of one table share. */
export interface BarSpan {
  from: string;
  to: string;
}
interface Spanned {
  startsOn: string;
  endsOn: string | null;
}

/** From the first start to the last end, the day shown included. */
export function spanOf(terms: readonly Spanned[], day: string): BarSpan {
  const days = [day, ...terms.flatMap(({ startsOn, endsOn }) => (endsOn ? [startsOn, endsOn] : [startsOn]))].sort();
  return { from: days[0] ?? day, to: days.at(-1) ?? day };
}

/** A term as a stretch of the common span, with the day shown as a line; the days themselves stand beside it as text. */
export function TermBar({ startsOn, endsOn, span, day, running }: Spanned & { span: BarSpan; day: string; running: boolean }) {
  const whole = Math.max(1, daysBetween(span.from, span.to));
  const place = (on: string) => (daysBetween(span.from, on) / whole) * 100;
  const style = {
    '--from': `${place(startsOn)}%`,
    '--to': `${100 - (endsOn ? place(endsOn) : 100)}%`,
    '--day': `${place(day)}%`,
  } as CSSProperties;
  return (
    <span className="termBar" style={style} aria-hidden>
      <i className={running ? 'running' : undefined} />
      <b />
    </span>
  );
}
