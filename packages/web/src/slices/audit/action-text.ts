import { RECORD_TYPES, type RecordType } from '@fulcrum/contract';
import i18next from 'i18next';

// Ask below a component that re-renders with the language.
const languageNow = (): 'zh' | 'en' => (i18next.language === 'zh' ? 'zh' : 'en');
const typeOf = (one: string): RecordType | undefined => RECORD_TYPES.find((each: RecordType) => each.one === one);
const textOf = (key: string): string | undefined => (i18next.exists(key) ? String(i18next.t(key as 'auditLog.actionOf.setup')) : undefined);

/** An action in words; its code where no words are known. */
export function actionText(action: string): string {
  const [one = '', verb = ''] = action.split('.');
  const type = typeOf(one);
  const said = `auditLog.recordAction.${verb}`;
  const known = textOf(`auditLog.actionOf.${action}`);
  if (known || !type || !i18next.exists(said)) return known ?? action;
  const name = type.oneName[languageNow()];
  return String(i18next.t(said as 'auditLog.recordAction.create', { name: languageNow() === 'zh' ? name : name.toLowerCase() }));
}

/** A kind of record in words. */
export const entityText = (entity: string): string =>
  textOf(`auditLog.entityOf.${entity}`) ?? typeOf(entity)?.oneName[languageNow()] ?? entity;

/** Where a change came from, in words. */
export const viaText = (via: string): string => textOf(`auditLog.viaOf.${via}`) ?? via;

/** A field in words, by its name in answers or in tables. */
export const fieldText = (field: string): string =>
  textOf(`auditLog.fieldOf.${field.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}`) ?? field;
