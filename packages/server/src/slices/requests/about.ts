import type { RequestEvent, Severity } from '@fulcrum/contract';
import { type Ctx, requireAccount, type WriteCtx } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { areThere, namesIn } from './about.sql.ts';
import { type Moment, rate } from './course.ts';
import type { About, Stored } from './store.sql.ts';

type Whose = Pick<About, 'accountId' | 'contactId' | 'productId'>;
const NOBODY: Whose = { accountId: null, contactId: null, productId: null };

/** Refuses a customer, person or product that was not named `before` and is not there for the caller. */
export async function checkAbout(ctx: Ctx, after: Whose, before: Whose = NOBODY): Promise<void> {
  if (after.accountId && after.accountId !== before.accountId) await requireAccount(ctx, after.accountId, 'reads');
  const there = await areThere(ctx.db, after);
  if (after.contactId && after.contactId !== before.contactId && !there.contact) throw notFound('contact');
  if (after.productId && after.productId !== before.productId && !there.product) throw notFound('product');
}

const NAMED = { account: 'accountId', product: 'productId', assignee: 'assigneeId', team: 'teamId', provider: 'providerId' } as const;
type Changes = RequestEvent['changes'];
/** What differs between two states of each request: names of records, but of no people of the customer's, and codes of choices. */
export async function changesBetween({ db }: Pick<Ctx, 'db'>, before: readonly Stored[], after: readonly Stored[]): Promise<Changes[]> {
  const names = await namesIn(db, [...before, ...after]);
  const named = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null));
  return before.map((one, at) => {
    const other = after[at] ?? one;
    const records = Object.entries(NAMED)
      .filter(([, key]) => one[key] !== other[key])
      .map(([field, key]) => ({ field, before: named(one[key]), after: named(other[key]) }));
    const contact = one.contactId === other.contactId ? [] : [{ field: 'contact', before: null, after: null }];
    const plain = (['subject', 'kind', 'severity'] as const)
      .filter((field) => one[field] !== other[field])
      .map((field) => ({ field, before: one[field], after: other[field] }));
    return [...records, ...contact, ...plain];
  });
}

export interface AboutChange extends Partial<Pick<About, 'accountId' | 'contactId' | 'productId' | 'kind' | 'subject'>> {
  severity?: Severity;
}
/** A request about something else; a person of another customer goes with that one. */
export async function aboutChanged(ctx: WriteCtx, stored: Stored, { severity, ...change }: AboutChange, moment: Moment): Promise<Stored> {
  const other = change.accountId !== undefined && change.accountId !== stored.accountId;
  const next = { ...stored, ...(other ? { contactId: null } : {}), ...change };
  await checkAbout(ctx, next, stored);
  return severity ? { ...next, ...rate(next, moment, severity) } : next;
}
