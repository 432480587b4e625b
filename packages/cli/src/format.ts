import type { Language } from '@fulcrum/contract';

const LOCALE: Record<Language, string> = { zh: 'zh-CN', en: 'en-US' };
const DECIMAL = /^-?\d+(\.\d+)?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A number with its thousands marked, at most two places: 8,300,065.81. */
export const formatNumber = (value: number | string, language: Language, places = 2): string =>
  new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: places }).format(value as number);

/** A calendar day as the reader's language writes it: 2026年11月21日, Nov 21, 2026. */
export const formatDay = (day: string, language: Language): string =>
  styled(Temporal.PlainDate.from(day).toZonedDateTime('UTC'), language, {});

/** A moment in this machine's time zone, to the minute. */
export const formatMoment = (moment: string, language: Language): string =>
  styled(Temporal.Instant.from(moment).toZonedDateTimeISO(Temporal.Now.timeZoneId()), language, { timeStyle: 'short' });

// By way of milliseconds: given a Temporal value, this Node's formatter overlooks the Chinese long style.
const styled = (at: Temporal.ZonedDateTime, language: Language, more: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(LOCALE[language], {
    dateStyle: language === 'zh' ? 'long' : 'medium',
    timeZone: at.timeZoneId,
    ...more,
  }).format(at.epochMilliseconds);

/** A value of a metric: numbers, days and texts each in their way; none is a dash. */
export function formatValue(value: string | number | boolean | null, language: Language): string {
  if (value === null) return '—';
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  if (typeof value === 'number' || DECIMAL.test(value)) return formatNumber(value, language);
  return DAY.test(value) ? formatDay(value, language) : value;
}

/** A wide (Chinese, full-width) character takes two columns of a terminal. */
const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, char) =>
      sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(char) ? 2 : 1),
    0,
  );

/** Lines of a table: columns as wide as their widest cell, numbers to the right. */
export function formatTable(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = header.map((name, i) => rows.reduce((most, row) => Math.max(most, widthOf(row[i] ?? '')), widthOf(name)));
  const right = header.map((_, i) => rows.length > 0 && rows.every((row) => /^(-?[\d,.]+ ?%?|—)$/.test(row[i] ?? '')));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => {
        const gap = ' '.repeat(Math.max(0, (widths[i] ?? 0) - widthOf(cell)));
        return right[i] ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd();
  return [line(header), ...rows.map(line)];
}
