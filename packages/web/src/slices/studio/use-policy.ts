import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '../../api/index.ts';

/** A policy as the studio opens it: its draft where there is one, beside the version in force. */
export interface Policy {
  id: string;
  name: { zh: string; en: string };
  /** The draft, else what is in force. */
  text: string;
  draft: number | null;
  inForce: number | null;
  inForceText: string | null;
}

export function usePolicy(id: string | null) {
  const found = useQuery(api.policies.get.queryOptions({ input: { id: id ?? '' }, enabled: id !== null, staleTime: 0 }));
  const draft = found.data?.draft ?? null;
  const stored = useQuery(
    api.policies.get.queryOptions({
      input: { id: id ?? '', version: draft ?? 0 },
      enabled: id !== null && draft !== null,
      staleTime: 0,
    }),
  );
  const text = draft === null ? found.data?.yaml : stored.data?.yaml;
  // What another page kept may be older than the draft: the form begins from what is stored now.
  const fresh = found.isFetchedAfterMount && (draft === null || stored.isFetchedAfterMount);
  const loaded = useMemo(
    (): Policy | undefined =>
      fresh && found.data && text !== undefined
        ? {
            id: found.data.id,
            name: found.data.name,
            text,
            draft,
            inForce: found.data.version,
            inForceText: found.data.version === null ? null : found.data.yaml,
          }
        : undefined,
    [fresh, found.data, text, draft],
  );
  // While a draft that has just been saved is read, what was there stays on the page.
  const [last, setLast] = useState(loaded);
  if (loaded && loaded !== last) setLast(loaded);
  const policy = loaded ?? (last?.id === id ? last : undefined);
  return {
    policy,
    error: found.error ?? stored.error,
    refetch: () => Promise.all([found.refetch(), draft === null ? null : stored.refetch()]),
  };
}
