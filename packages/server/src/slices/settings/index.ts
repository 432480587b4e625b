export { auditHandlers, auditStreamHandlers } from './audit.handlers.ts';
export { calendarHandlers } from './calendar.handlers.ts';
export {
  declareFields,
  type FieldDeclaration,
  insertCustomFields,
  selectFields,
} from './custom-fields.sql.ts';
export { fieldsHandlers } from './custom-fields.ts';
export { checkCustom, maskCustom } from './custom-values.ts';
export { jobsHandlers } from './jobs.handlers.ts';
export { workTimeOf } from './office-hours.ts';
export { insertOrganisation, setTemplate, writeClosingDay } from './organisation.sql.ts';
export { replaceSetting } from './replace-setting.ts';
export { keptSetting, readSetting, settingOf, writeSetting } from './setting.sql.ts';
export { type HolidayList, holidaysBetween, SHIPPED_CALENDAR, schoolHolidays, workCalendarOf } from './work-calendar.ts';
