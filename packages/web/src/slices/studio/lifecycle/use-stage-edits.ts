import { useStudioForm } from '../studio-form-context.ts';
import { useCourseDraft } from './lifecycle-draft.ts';

/** Edits of a stage that reach beyond it: other stages name it as what may follow, and it moves among those of its track. */
export function useStageEdits(places: readonly number[]) {
  const { policy } = useCourseDraft();
  const { set, move, remove, toggle } = useStudioForm();
  const inFollowers = (id: string, change: (ids: readonly string[]) => string[]) => {
    for (const [at, { followedBy }] of policy.stages.entries())
      if (followedBy?.includes(id)) set(['stages', at, 'followedBy'], change(followedBy));
  };
  return {
    rename: (id: string, next: string, at: number) => {
      inFollowers(id, (ids) => ids.map((one) => (one === id ? next : one)));
      set(['stages', at, 'id'], next);
      toggle(`stages/${next}`);
    },
    remove: (id: string, at: number) => {
      inFollowers(id, (ids) => ids.filter((one) => one !== id));
      remove(['stages'], at);
    },
    /** To a place within its track. */
    moveWithin: (at: number, to: number) => {
      const target = places[to];
      if (target !== undefined) move(['stages'], at, target);
    },
  };
}
