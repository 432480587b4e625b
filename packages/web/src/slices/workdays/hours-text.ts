import type { OfficeWindow } from '@fulcrum/contract';

const TIME = /^(\d{1,2})[:：](\d{2})$/;
const clock = (text: string | undefined): string | null => {
  const [, hour, minute] = TIME.exec(text?.trim() ?? '') ?? [];
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}`;
};

/** Weekdays as the setting numbers them, by the name that their texts go by. */
export const DAY_NAMES = { 1: 'mon', 2: 'tue', 3: 'wed', 4: 'thu', 5: 'fri', 6: 'sat', 7: 'sun' } as const;

/** 09:00–12:00, 13:30–18:00 as windows; null where it is not read, or ends before it begins, or overlaps. */
export function windowsOf(text: string): OfficeWindow[] | null {
  const windows: OfficeWindow[] = [];
  for (const part of text.split(/[,，、;；]/)) {
    const [from, to, ...rest] = part.split(/[-–—~～至]|\bto\b/).map(clock);
    const before = windows.at(-1)?.to ?? '';
    if (!from || !to || rest.length > 0 || to <= from || from < before) return null;
    windows.push({ from, to });
  }
  return windows;
}

/** As people write it: between the parts stands what the language puts there. */
export const windowsText = (windows: readonly OfficeWindow[], comma: string): string =>
  windows.map(({ from, to }) => `${from}–${to}`).join(comma);

/** How many milliseconds are worked in a day. */
export const lengthOf = (windows: readonly OfficeWindow[]): number =>
  windows.reduce((sum, { from, to }) => sum + Date.parse(`1970-01-01T${to}Z`) - Date.parse(`1970-01-01T${from}Z`), 0);
