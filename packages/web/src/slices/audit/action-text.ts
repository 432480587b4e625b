import { RECORD_TYPES, type RecordType } from '@fulcrum/contract';
import i18next from 'i18next';

/** An action in words; its code where no words are known. Ask below a component that re-renders with the language. */
export function actionText(action: string): string {
  const known = `auditLog.actionOf.${action}`;
  if (i18next.exists(known)) return String(i18next.t(known as 'auditLog.actionOf.setup'));
  const [one = '', verb = ''] = action.split('.');
  const type = RECORD_TYPES.find((each: RecordType) => each.one === one);
  const said = `auditLog.recordAction.${verb}`;
  if (!type || !i18next.exists(said)) return action;
  const name = type.oneName[i18next.language === 'zh' ? 'zh' : 'en'];
  return String(i18next.t(said as 'auditLog.recordAction.create', { name: i18next.language === 'zh' ? name : name.toLowerCase() }));
}
