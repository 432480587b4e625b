import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ProblemNote, shownProblem, type Undoable } from '../../kit/index.ts';
import { OwnerWarning } from '../training/owner-warning.tsx';
import type { Reviewed } from './use-review.ts';

/** Accepts the lines taken: each person's as one bulk change with its undo; what was done stays done if a later one fails. */
export function AcceptBar({ taken, onDone }: { taken: readonly Reviewed[]; onDone: (done: Undoable) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refresh = () =>
    Promise.all([api.worklist.key(), api.accounts.key(), api.tasks.key()].map((queryKey) => queries.invalidateQueries({ queryKey })));
  const accept = useMutation({
    mutationFn: async () => {
      const undos: string[] = [];
      let count = 0;
      try {
        for (const ownerId of new Set(taken.map(({ toId }) => toId))) {
          const ids = taken.filter(({ toId }) => toId === ownerId).map(({ move }) => move.accountId);
          const { changed, undo } = await client.accounts.assign({ ids, ownerId });
          count += changed;
          if (undo) undos.push(undo);
        }
      } finally {
        const back = () => void Promise.all(undos.map((id) => client.accounts.undoAssign({ id }))).then(refresh);
        if (count > 0) onDone({ text: t('load.proposal.accepted', { count }), ...(undos.length > 0 ? { undo: back } : {}) });
        await refresh();
      }
    },
  });
  return (
    <div className="acceptBar">
      <ProblemNote problem={accept.error ? shownProblem(accept.error) : null} />
      <OwnerWarning
        asked={taken.length ? { gives: taken.map(({ move, toId }) => ({ accountId: move.accountId, ownerId: toId })) } : null}
      />
      <Button type="primary" disabled={taken.length === 0} loading={accept.isPending} onClick={() => accept.mutate()}>
        {t('load.proposal.accept', { count: taken.length })}
      </Button>
      <span className="note">{t('load.proposal.acceptHint')}</span>
    </div>
  );
}
