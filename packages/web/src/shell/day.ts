import { useMatches, useNavigate, useSearch } from '@tanstack/react-router';
import { z } from 'zod';
import { useSession } from './session.tsx';

/** The past day that the product shows. It stands in every address, and goes along from page to page until one goes back to today. */
export const daySearch = z.object({ asOf: z.iso.date().optional().catch(undefined) });

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Work and settings: the page has no past and shows today, whatever day the address holds. */
    present?: true;
  }
}

export interface ShownDay {
  /** The past day that the page shows; undefined: today. */
  asOf: string | undefined;
  /** The day that the address holds, also on a page that has no past. */
  asked: string | undefined;
  toDay: (day: string | null) => void;
}

/** Which day the page shows, and how to show another. */
export function useDay(): ShownDay {
  const { today } = useSession();
  const held = useSearch({ strict: false, select: (search) => search.asOf });
  const present = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.present) });
  const navigate = useNavigate();
  const asked = held !== undefined && held < today ? held : undefined;
  const toDay = (day: string | null) =>
    void navigate({ to: '.', search: (before) => ({ ...before, asOf: day ?? undefined }), replace: true, resetScroll: false });
  return { asOf: present ? undefined : asked, asked, toDay };
}

/** What one may do while looking at the past: read it, take it along as a file, try what would be. Nothing that changes the present. */
const READING = new Set(['exports.run', 'requests.export', 'audit.export', 'values.reveal', 'policies.simulate']);
export const readsOnly = (capability: string): boolean => capability.endsWith('.read') || READING.has(capability);
