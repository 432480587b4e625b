import * as z from 'zod';

const DayTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** Part of a day; its end is not worked any more. */
export const OfficeWindow = z.strictObject({ from: DayTime, to: DayTime });
export type OfficeWindow = z.infer<typeof OfficeWindow>;
const Windows = z.array(OfficeWindow).min(1).max(6);

export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
/** When people work on a working day; whether a day is worked is the working calendar's to say. */
export const OfficeHours = z.strictObject({
  windows: Windows.default([
    { from: '09:00', to: '12:00' },
    { from: '13:30', to: '18:00' },
  ]),
  /** Weekdays with hours of their own, 1 Monday to 7 Sunday: the last two count where a weekend is worked instead. */
  weekdays: z.partialRecord(z.enum(WEEKDAYS), Windows).default({}),
});
export type OfficeHours = z.infer<typeof OfficeHours>;
