/** Days as whole numbers since 2000-01-01, the way PostgreSQL writes them in binary. */
const EPOCH = Temporal.PlainDate.from('2000-01-01');
const ISO_DAY = /^\d{4}-\d\d-\d\d$/;
const MOST_REMEMBERED = 4096;

export const dayNumber = (day: string): number => Temporal.PlainDate.from(day).since(EPOCH).days;
export const dayText = (number: number): string => EPOCH.add({ days: number }).toString();

/** Reads days of lines; the same few come again and again. NaN for what is no day of the calendar. */
export function dayReader(): (text: unknown) => number {
  const known = new Map<string, number>();
  return (text) => {
    if (typeof text !== 'string') return Number.NaN;
    const found = known.get(text);
    if (found !== undefined) return found;
    const number = read(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, number);
    return number;
  };
}

function read(text: string): number {
  if (!ISO_DAY.test(text)) return Number.NaN;
  try {
    return dayNumber(text);
  } catch {
    return Number.NaN;
  }
}
