import type { LinkProps } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/** Something found: its name, what it is, and where it is. */
export interface PaletteResult {
  key: string;
  label: string;
  note: string;
  link: LinkProps;
}

/** Searches the whole product; rejects when it cannot. `signal` ends it when the query changed meanwhile. */
export type PaletteSearch = (query: string, signal: AbortSignal) => Promise<PaletteResult[]>;

/** idle: nothing to search with or for · short: the query is too short. */
export type PaletteState = 'idle' | 'short' | 'searching' | 'done' | 'failed';

const WAIT_MS = 150;
const SHORTEST = 2;

/** Runs `search` once the typing rests; an older answer never replaces a newer one. */
export function usePaletteSearch(search: PaletteSearch | undefined, query: string): { results: PaletteResult[]; state: PaletteState } {
  const [results, setResults] = useState<PaletteResult[]>([]);
  const [state, setState] = useState<PaletteState>('idle');
  const wanted = query.trim();
  useEffect(() => {
    if (!search || wanted.length < SHORTEST) {
      setResults([]);
      setState(search ? 'short' : 'idle');
      return;
    }
    const abort = new AbortController();
    setState('searching');
    const timer = setTimeout(async () => {
      try {
        const found = await search(wanted, abort.signal);
        if (abort.signal.aborted) return;
        setResults(found);
        setState('done');
      } catch {
        if (!abort.signal.aborted) setState('failed');
      }
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [search, wanted]);
  return { results, state };
}
