import type { LinkProps } from '@tanstack/react-router';
import { client } from '../../api/index.ts';
import type { PaletteResult } from '../../shell/command-palette.tsx';

/** Accounts by name, short name or code, for the command palette. */
export async function findAccounts(query: string, signal: AbortSignal): Promise<PaletteResult[]> {
  const { items } = await client.accounts.list({ q: query, limit: 8 }, { signal });
  return items.map((row) => ({
    key: row.id,
    label: row.name,
    note: [row.tier, row.code].filter(Boolean).join(' · '),
    link: accountLink(row.id),
  }));
}

/** The account's page; as text, because this slice lies below the one that has it. */
const accountLink = (id: string) => ({ to: `/customers/${id}` as string }) as LinkProps;
