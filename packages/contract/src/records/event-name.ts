import type { Language } from '../shapes.ts';
import type { RecordField } from './record-type.ts';

/** What came about on a day is called as the day is: `签订日期` → `签订`, `Signed on` → `signed`. */
export const eventName = ({ name }: RecordField, language: Language): string =>
  language === 'zh' ? name.zh.replace(/(日期|日)$/, '') : name.en.replace(/ (on|since)$/, '').toLowerCase();
