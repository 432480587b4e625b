import { INTERACTION_KINDS, type Task } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';

const HOUR_MS = 3_600_000;

/** What made a task, in words: its play's name, else the kind of contact, else that it was added by hand. */
export function useTaskKind(): (task: Pick<Task, 'kind' | 'playId'>) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const mayRead = useMe()?.may.includes('plays.read') ?? false;
  const { data } = useQuery(api.plays.list.queryOptions({ input: {}, enabled: mayRead, staleTime: HOUR_MS }));
  return ({ kind, playId }) => {
    const play = data?.items.find((each) => each.id === playId);
    if (play) return play.name[language];
    const known = INTERACTION_KINDS.find((each) => each === kind);
    return known ? t(`task.contactKind.${known}`) : t('task.byHand');
  };
}
