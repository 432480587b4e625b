import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import type { Undoable } from '../../kit/index.ts';

type MergeInput = Parameters<typeof client.merges.create>[0];
type PairInput = Parameters<typeof client.duplicates.dismiss>[0];

/** What one does with duplicates, each with its undo. A merge changes what every page shows, so that all is read anew. */
export function useMerging(onDone: () => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [undoable, setUndoable] = useState<Undoable | null>(null);
  const refresh = () => queries.invalidateQueries();
  const back = useMutation({ mutationFn: (work: () => Promise<unknown>) => work(), onSettled: refresh });
  const work = useMutation({ mutationFn: (job: () => Promise<void>) => job(), onSettled: refresh });
  const finish = (text: string, undo?: () => Promise<unknown>) => {
    setUndoable(undo ? { text, undo: () => back.mutate(undo) } : { text });
    onDone();
  };
  return {
    merge: (input: MergeInput) =>
      work.mutate(async () => {
        const merged = await client.merges.create(input);
        finish(t('merging.done.merged', { loser: merged.loserName, winner: merged.winnerName }), () =>
          client.merges.undo({ id: merged.id }),
        );
      }),
    dismiss: (pair: PairInput, dismissed: boolean) =>
      work.mutate(async () => {
        await client.duplicates.dismiss({ ...pair, dismissed });
        const undo = () => client.duplicates.dismiss({ ...pair, dismissed: !dismissed });
        finish(t(dismissed ? 'merging.done.dismissed' : 'merging.done.reopened'), undo);
      }),
    undo: (id: string) =>
      work.mutate(async () => {
        const { loserName } = await client.merges.undo({ id });
        finish(t('merging.done.undone', { loser: loserName }));
      }),
    busy: work.isPending,
    error: work.error ?? back.error,
    forget: () => {
      work.reset();
      back.reset();
    },
    undoable,
    gone: () => setUndoable(null),
  };
}
export type Merging = ReturnType<typeof useMerging>;
