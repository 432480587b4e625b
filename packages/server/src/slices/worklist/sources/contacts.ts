import type { SuggestionKind } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope } from '../../../access/index.ts';
import { suggestionReason, suggestionStands, suggestionTitle } from '../../tasks/index.ts';
import type { WorkSource } from './source.ts';

/** Customers worth a call though no task asks for it. */
export const contactSource: WorkSource = {
  kind: 'contact',
  needs: 'tasks.read',
  table: () => sql`contact_suggestion`,
  open: ({ viewer, date }) =>
    sql<boolean>`${suggestionStands('t', sql`${date}::date`)} and ${accountInScope(viewer.scope, sql`t.account_id`)}`,
  about: sql`t.kind`,
  title: sql`null::jsonb`,
  reason: sql`null::jsonb`,
  facts: sql`t.facts`,
  words: ({ kind, facts }, date) => ({ title: suggestionTitle(kind as SuggestionKind), reason: suggestionReason(facts, date) }),
};
