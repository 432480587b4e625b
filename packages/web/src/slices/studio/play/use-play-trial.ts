import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import { useSampleChoice } from '../sample-accounts.tsx';
import type { Studio } from '../use-studio.ts';

/** What the draft would do today: at three customers, and how many it would begin at; asked anew once what is typed has settled and is sound. */
export function usePlayTrial(policyId: string, { settled, sound }: Studio<unknown>) {
  const choice = useSampleChoice(policyId);
  const tried = useQuery({
    ...api.plays.tryOut.queryOptions({ input: { yaml: settled, ...(choice.chosen ? { accounts: choice.chosen } : {}) } }),
    enabled: sound && choice.isKnown,
    placeholderData: (last) => last,
    retry: false,
  });
  return { choice, tried, isOfDraft: sound && tried.data !== undefined && !tried.isPlaceholderData };
}
export type PlayTrial = ReturnType<typeof usePlayTrial>;
