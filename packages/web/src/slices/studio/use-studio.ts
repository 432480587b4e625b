import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { api, client } from '../../api/index.ts';
import { useSettled } from '../conditions/use-settled.ts';
import { draftOf } from './policy-text.ts';
import { useKeptText } from './use-kept-text.ts';
import type { Policy } from './use-policy.ts';

/** Of every kind of policy: the objectives that it names. */
const Serves = z.object({ objectives: z.array(z.string()).catch([]) });

/** The draft of a policy at work: one text, read as a form of its kind; what is wrong with it, what it changes, and saving it. */
export function useStudio<D>(policy: Policy, shape: z.ZodType<D>) {
  const { id } = policy;
  const queries = useQueryClient();
  const [text, change] = useKeptText(id, policy.text);
  const [saved, setSaved] = useState({ text: policy.text, version: policy.draft });
  const settled = useSettled(text);
  const draft = useMemo(() => draftOf(text, shape), [text, shape]);
  const before = useMemo(() => (policy.inForceText === null ? null : draftOf(policy.inForceText, shape)), [policy.inForceText, shape]);
  const serves = useMemo(() => draftOf(text, Serves)?.objectives ?? null, [text]);
  const servedBefore = useMemo(
    () => (policy.inForceText === null ? null : (draftOf(policy.inForceText, Serves)?.objectives ?? [])),
    [policy.inForceText],
  );
  const check = useQuery({ ...api.policies.check.queryOptions({ input: { yaml: settled } }), placeholderData: (last) => last });
  const sound = check.data?.ok === true && !check.isPlaceholderData && settled === text;
  const difference = useQuery({
    ...api.policies.compare.queryOptions({ input: { id, yaml: settled } }),
    enabled: sound,
    placeholderData: (last) => last,
    retry: false,
  });
  const save = useMutation({
    mutationFn: async () => {
      const { version } = await client.policies.saveDraft({ id, yaml: text });
      return { text, version };
    },
    onSuccess: async (kept) => {
      setSaved(kept);
      await queries.invalidateQueries({ queryKey: api.policies.get.key() });
    },
  });
  // Once published or planned it is a draft no more.
  const version = saved.version === policy.inForce || saved.version === policy.planned?.version ? null : saved.version;
  const isSaved = saved.text === text && version !== null;
  return {
    text,
    change,
    draft,
    before,
    /** The objectives that the draft names; null where it cannot be read. */
    serves,
    servedBefore,
    settled,
    sound,
    issues: check.data?.issues ?? [],
    /** Allowed, and perhaps not meant. */
    warnings: check.data?.warnings ?? [],
    /** What differs from the version in force, in words; undefined while unknown. */
    changes: check.data?.ok ? difference.data?.changes : undefined,
    version,
    isSaved,
    save,
    /** Saves what is not saved. */
    keep: async () => {
      if (!isSaved) await save.mutateAsync();
    },
    revert: () => change(() => policy.inForceText ?? policy.text),
  };
}
export type Studio<D> = ReturnType<typeof useStudio<D>>;
