import { ANNOUNCED_VARIABLES } from '@fulcrum/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useEvents } from '../../events/use-events.ts';

const NOTHING: readonly string[] = [];

/** What every announced event that begins a play says of a customer: variables with their names. */
export function useSaid(trigger: { on: string; events?: readonly string[] | undefined }): ReadonlyMap<string, string> {
  const { t } = useTranslation();
  const language = useLanguage();
  const events = useEvents();
  const chosen = (trigger.on === 'key_event' && trigger.events) || NOTHING;
  return useMemo(() => {
    const [first, ...others] = chosen.flatMap((id) => events.filter((event) => event.id === id));
    if (first?.kind !== 'announced' || others.some(({ kind }) => kind !== 'announced')) return new Map<string, string>();
    const common = first.payload.filter(({ id }) => others.every(({ payload }) => payload.some((field) => field.id === id)));
    return new Map<string, string>([
      ...ANNOUNCED_VARIABLES.map((id): [string, string] => [id, t(`playStudio.said.${id === 'event.result' ? 'result' : 'link'}`)]),
      ...common.map(({ id, name }): [string, string] => [`event.${id}`, name[language]]),
    ]);
  }, [t, language, events, chosen]);
}
