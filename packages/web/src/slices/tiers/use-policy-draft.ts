import { CallFailed } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, client, problemOf } from '../../api/index.ts';
import type { Publication } from './publish-policy.tsx';
import { usePublishing } from './use-publishing.ts';

export interface PolicyIssue {
  /** Where in the document: items, 3, band, bands, 1. */
  path: (string | number)[];
  code: string;
  message: string;
}

/** The text has faults that were listed by the check; nothing was saved. */
export class PolicyNotSound extends Error {}

/** What can be done with a policy's text. Saving checks first, publishing saves first. */
export function usePolicyDraft(yaml: string) {
  const queries = useQueryClient();
  const publishing = usePublishing();
  const refresh = () =>
    Promise.all([api.policies, api.tiers, api.health, api.strategy].map((part) => queries.invalidateQueries({ queryKey: part.key() })));
  const check = useMutation({ mutationFn: () => client.policies.check({ yaml }) });
  const saveSound = async () => {
    const checked = await check.mutateAsync();
    if (!checked.ok || checked.id === null) throw new PolicyNotSound();
    return client.policies.saveDraft({ id: checked.id, yaml });
  };
  const save = useMutation({ mutationFn: saveSound, onSuccess: refresh });
  const publish = useMutation({
    mutationFn: async (of: Publication) => {
      const { id } = await saveSound();
      const done = await publishing.publish(id, of);
      const { inForceFrom } = await client.policies.get({ id });
      return { ...done, inForceFrom };
    },
    onSuccess: refresh,
  });
  /** What came of an earlier action is forgotten when the next begins. */
  const begin = (act: () => void) => () => {
    for (const each of [check, save, publish]) each.reset();
    act();
  };
  return {
    check,
    save,
    publish,
    busy: check.isPending || save.isPending || publish.isPending,
    startCheck: begin(() => check.mutate()),
    startSave: begin(() => save.mutate()),
    startPublish: (of: Publication) => begin(() => publish.mutate(of))(),
  };
}

export type PolicyDraft = ReturnType<typeof usePolicyDraft>;

/** What a refusal says, its issues first; null when the text itself is not sound, which the check lists. */
export function faultOf(error: unknown): { title: string | null; issues: PolicyIssue[] } | null {
  if (error === null || error instanceof PolicyNotSound) return null;
  const problem = error instanceof CallFailed ? error.problem : problemOf(error);
  return { title: problem?.title ?? null, issues: problem?.issues ?? [] };
}
