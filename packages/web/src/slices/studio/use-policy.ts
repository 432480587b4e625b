import type { Submission } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useId, useMemo, useState } from 'react';
import { api } from '../../api/index.ts';

/** A policy as the studio opens it: its draft where there is one, beside the version in force. */
export interface Policy {
  id: string;
  kind: string;
  name: { zh: string; en: string };
  /** The draft, else what is in force. */
  text: string;
  draft: number | null;
  inForce: number | null;
  inForceText: string | null;
  /** What comes in force on a day. */
  planned: { version: number; on: string } | null;
  /** What waits for a second person. */
  submission: Submission | null;
}

/** Asked anew each time the studio opens: what another page kept may be older than the draft. Read again once something is published. */
export function usePolicy(id: string | null) {
  const opened = useId();
  const once = { enabled: id !== null, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false };
  const found = useQuery({
    ...api.policies.get.queryOptions({ input: { id: id ?? '' } }),
    ...once,
    queryKey: ['studio', opened, id],
  });
  const draft = found.data?.draft ?? null;
  const stored = useQuery({
    ...api.policies.get.queryOptions({ input: { id: id ?? '', version: draft ?? 0 } }),
    ...once,
    enabled: draft !== null,
    queryKey: ['studio', opened, id, draft],
  });
  const text = draft === null ? found.data?.yaml : stored.data?.yaml;
  const loaded = useMemo(
    (): Policy | undefined =>
      found.data && text !== undefined
        ? {
            id: found.data.id,
            kind: found.data.kind,
            name: found.data.name,
            text,
            draft,
            inForce: found.data.version,
            planned: found.data.planned,
            submission: found.data.submission,
            inForceText: found.data.version === null ? null : found.data.yaml,
          }
        : undefined,
    [found.data, text, draft],
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
