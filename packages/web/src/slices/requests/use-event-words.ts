import type { RequestEvent, RequestKind, Severity } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';

type Change = RequestEvent['changes'][number];

/** What was done with a request, in a sentence. */
export function useEventWords(): (event: RequestEvent) => string {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const value = (field: string, text: string | null): string => {
    if (text === null) return t('desk.event.nothing');
    if (field === 'kind') return t(`desk.kindOf.${text as RequestKind}`);
    return field === 'severity' ? t(`desk.severityOf.${text as Severity}`) : text;
  };
  const change = ({ field, before, after }: Change): string => {
    const name = i18n.exists(`desk.event.field.${field}`) ? t(`desk.event.field.${field}` as 'desk.event.field.account') : field;
    if (field === 'contact') return t('desk.event.other', { name });
    if (before === null) return t('desk.event.set', { name, after: value(field, after) });
    return t('desk.event.from', { name, before: value(field, before), after: value(field, after) });
  };
  return ({ what, changes }) => {
    const said = t(`desk.event.what.${what}`);
    if (changes.length === 0) return said;
    return `${said}${language === 'zh' ? '：' : ': '}${changes.map(change).join(language === 'zh' ? '；' : '; ')}`;
  };
}
