/** Parts of a moment as written; `offset` is minutes east of UTC when the text says so. */
export type WrittenMoment = { year: number; month: number; day: number; hour: number; minute: number; second: number; offset?: number };

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'half';

const tokens: Readonly<Record<string, [pattern: string, part: Part]>> = {
  YYYY: ['(\\d{4})', 'year'],
  YY: ['(\\d{2})', 'year'],
  MM: ['(\\d{2})', 'month'],
  M: ['(\\d{1,2})', 'month'],
  DD: ['(\\d{2})', 'day'],
  D: ['(\\d{1,2})', 'day'],
  HH: ['(\\d{2})', 'hour'],
  H: ['(\\d{1,2})', 'hour'],
  hh: ['(\\d{2})', 'hour'],
  h: ['(\\d{1,2})', 'hour'],
  mm: ['(\\d{2})', 'minute'],
  m: ['(\\d{1,2})', 'minute'],
  ss: ['(\\d{2})', 'second'],
  s: ['(\\d{1,2})', 'second'],
  A: ['(AM|PM|上午|下午)', 'half'],
};
const tokenPattern = /YYYY|YY|MM|M|DD|D|HH|H|hh|h|mm|m|ss|s|A/g;

/**
 * Compiles a format such as `D/M/YYYY H:mm` or `YYYY年M月D日`; the time may be missing from the text (then midnight).
 * Two-digit years are 1970–2069. The answer is undefined when the text does not follow the format; ranges are not checked here.
 */
export function compileDateFormat(format: string): (text: string) => WrittenMoment | undefined {
  const parts: Part[] = [];
  let source = '';
  let at = 0;
  for (const match of format.matchAll(tokenPattern)) {
    source += escaped(format.slice(at, match.index));
    const [pattern, part] = tokens[match[0]]!;
    source += pattern;
    parts.push(part);
    at = match.index + match[0].length;
  }
  source += escaped(format.slice(at));
  const pattern = new RegExp(`^${source}$`, 'i');
  const dayPattern = /^(.*D[^\sHhA]*)[\sT]+[Hh]/.exec(format)?.[1];
  const withoutTime = dayPattern === undefined ? undefined : compileDateFormat(dayPattern);
  return (text) => {
    const match = pattern.exec(text);
    return match === null ? withoutTime?.(text) : momentOf(parts, match);
  };
}

const escaped = (literal: string): string => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');

function momentOf(parts: readonly Part[], match: RegExpExecArray): WrittenMoment {
  const moment: WrittenMoment = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
  let half = '';
  for (const [index, part] of parts.entries()) {
    const text = match[index + 1]!;
    if (part === 'half') half = text.toUpperCase();
    else if (part === 'year' && text.length === 2) moment.year = Number(text) + (Number(text) < 70 ? 2000 : 1900);
    else moment[part] = Number(text);
  }
  if ((half === 'PM' || half === '下午') && moment.hour < 12) moment.hour += 12;
  if ((half === 'AM' || half === '上午') && moment.hour === 12) moment.hour = 0;
  return moment;
}
