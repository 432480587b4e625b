import { MESSAGE_VARIABLES, OURS_ALONE, PLAY_VARIABLES, VARIABLES_FOR_READERS } from '@fulcrum/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useMetricNames, useMetrics } from '../../metrics/use-metric-names.ts';
import { variableName } from '../../plays/variable-names.ts';
import { usePlayDraft } from './play-shape.ts';
import { useSaid } from './use-said.ts';

/** What a text may name: the facts of the trigger first, then metrics that nobody sees masked. */
export function useVariables({ forReader, isMessage, isMail }: { forReader: boolean; isMessage: boolean; isMail: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useMetricNames();
  const { data } = useMetrics();
  const { trigger } = usePlayDraft().policy;
  const { on } = trigger;
  const said = useSaid(trigger);
  return useMemo(() => {
    const facts = [
      'account',
      ...(isMessage ? MESSAGE_VARIABLES : []),
      ...PLAY_VARIABLES[on],
      ...said.keys(),
      ...(forReader ? (VARIABLES_FOR_READERS[on] ?? []) : []).filter((name) => !isMail || !OURS_ALONE.includes(name)),
    ];
    const metrics = (data?.items ?? []).filter(({ listed, masked, type }) => listed && !masked && type !== 'set');
    return [
      {
        label: t('playStudio.variable.facts'),
        options: facts.map((id) => ({ value: id, label: said.get(id) ?? variableName(id, t, names) })),
      },
      { label: t('playStudio.variable.metrics'), options: metrics.map(({ id, name }) => ({ value: id, label: name[language] })) },
    ];
  }, [t, language, names, data, on, said, forReader, isMessage, isMail]);
}
