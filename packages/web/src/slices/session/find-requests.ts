import type { LinkProps } from '@tanstack/react-router';
import i18n from 'i18next';
import { client } from '../../api/index.ts';
import type { PaletteResult } from '../../shell/command-palette.tsx';

/** Requests by number, subject or what was said, for the command palette: by the search of the desk, the newest first. */
export async function findRequests(query: string, signal: AbortSignal): Promise<PaletteResult[]> {
  const { items } = await client.serviceRequests.list({ q: query, view: 'all', limit: 5 }, { signal });
  return items.map(({ id, number, subject, status, accountName }) => ({
    key: id,
    label: `#${number} ${subject}`,
    note: [accountName, i18n.t(`desk.statusOf.${status}`)].filter(Boolean).join(' · '),
    // As text, because this slice lies below the one that has the page.
    link: { to: `/service/requests/${id}` as string } as LinkProps,
  }));
}
