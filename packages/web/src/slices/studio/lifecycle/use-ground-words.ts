import { type StageMover, SUBSCRIPTION_STAGES } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatDate } from '../../../kit/index.ts';
import { useConditionFields } from '../../conditions/use-condition-fields.ts';

type Ground = Pick<StageMover, 'facts' | 'on'> & { stage: string | null };

/** What puts an account into a stage: the facts that its condition reads, or the day of a line. */
export function useGroundWords(): { facts: (of: Ground['facts']) => string; ground: (of: Ground) => string | null } {
  const { t } = useTranslation();
  const language = useLanguage();
  const { names } = useConditionFields('all');
  const facts = (list: Ground['facts']) =>
    list
      .map(
        ({ metric, value }) => `${names.name(metric)} ${value === null ? t('measures.op.unknown') : names.value(metric, boolean(value))}`,
      )
      .join(t('measures.op.comma'));
  return {
    facts,
    ground: ({ stage, facts: list, on }) => {
      const line = SUBSCRIPTION_STAGES.find((id) => id === stage);
      if (on !== null && line) return t(`stageStudio.on.${line}`, { date: formatDate(on, language) });
      return list.length ? facts(list) : null;
    },
  };
}
/** As SQL writes them. */
const boolean = (value: string): string | boolean => (value === 'true' || value === 'false' ? value === 'true' : value);
