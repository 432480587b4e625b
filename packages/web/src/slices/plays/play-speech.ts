import type { Both } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';
import type { Language } from '../../i18n/i18n.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatMoney, formatNumber } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { useConditionFields } from '../conditions/use-condition-fields.ts';
import { useEvents } from '../events/use-events.ts';
import type { MetricNames } from '../metrics/condition-words.ts';
import { variableNames } from './variable-names.ts';

const HOUR_MS = 3_600_000;

/** What it takes to say a play in words: names of metrics, stages and plays in the reader's language. */
export interface Speech {
  t: TFunction;
  language: Language;
  names: MetricNames;
  list: (parts: readonly string[]) => string;
  stage: (id: string) => string;
  play: (id: string) => string;
  procedure: (id: string) => string;
  event: (id: string) => string;
  money: (amount: number) => string;
  number: (figure: number) => string;
  /** A text of a play with its variables named, not filled. */
  text: (text: Both) => string;
}

export function useSpeech(): Speech {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const { names } = useConditionFields('all');
  const asked = { input: {}, staleTime: HOUR_MS };
  const stages = useQuery(api.lifecycle.overview.queryOptions({ ...asked, enabled: can('policies.read') })).data?.stages;
  const plays = useQuery(api.plays.list.queryOptions({ input: {}, enabled: can('plays.read') })).data?.items;
  const procedures = useQuery(api.procedures.list.queryOptions({ ...asked, enabled: can('tasks.read') })).data?.items;
  const events = useEvents();
  return useMemo(() => {
    const named = (found: { name: Both } | undefined, id: string) => found?.name[language] ?? id;
    return {
      ...{ t, language, names },
      list: (parts) => parts.join(t('measures.op.comma')),
      stage: (id) =>
        named(
          stages?.find((one) => one.id === id),
          id,
        ),
      play: (id) =>
        named(
          plays?.find((one) => one.id === id),
          id,
        ),
      procedure: (id) => named(procedures?.find((one) => one.id === id)?.procedure, id),
      event: (id) =>
        named(
          events.find((one) => one.id === id),
          id,
        ),
      money: (amount) => formatMoney(String(amount), currency, language),
      number: (figure) => formatNumber(figure, language),
      text: (text) => variableNames(text[language], t, names),
    };
  }, [t, language, names, stages, plays, procedures, events, currency]);
}
