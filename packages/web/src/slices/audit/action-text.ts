import i18next from 'i18next';

/** An action in words; its code where no words are known. Ask below a component that re-renders with the language. */
export function actionText(action: string): string {
  const known = `auditLog.actionOf.${action}`;
  return i18next.exists(known) ? String(i18next.t(known as 'auditLog.actionOf.setup')) : action;
}
