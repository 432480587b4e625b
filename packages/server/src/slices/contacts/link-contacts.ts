import { sql } from 'kysely';
import { accountInScope, type Handlers, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { type ContactRow, contactById } from './contacts.sql.ts';

const personOf = ({ person_id, id }: ContactRow): string => person_id ?? id;

async function writable(ctx: WriteCtx, id: string): Promise<ContactRow> {
  const found = await contactById(ctx.db, await scopeOf(ctx, 'writes'), id);
  if (!found) throw notFound('contact');
  return found;
}

/** Posts of one person become those of another; answers each with the person that it was of. */
async function give(ctx: WriteCtx, from: string, to: string): Promise<{ id: string; person_id: string | null }[]> {
  const found = await sql<{ id: string; person_id: string | null }>`
    with old as (select c.account_id, c.id, c.person_id from contact c where c.person_id = ${from}::uuid or c.id = ${from}::uuid for update)
    update contact c set person_id = nullif(${to}::uuid, c.id), changed_at = ${ctx.now}, revision = c.revision + 1
    from old where c.account_id = old.account_id and c.id = old.id returning old.id, old.person_id`.execute(ctx.db);
  return found.rows;
}

/** Whether a person has a post at an account that the caller may not write. */
async function elsewhere(ctx: WriteCtx, person: string): Promise<boolean> {
  const scope = await scopeOf(ctx, 'writes');
  const found = await sql`select from contact c
    where (c.person_id = ${person}::uuid or c.id = ${person}::uuid) and not ${accountInScope(scope, sql`c.account_id`)} limit 1`.execute(
    ctx.db,
  );
  return found.rows.length > 0;
}

/** Which of two people stays and whose posts are given to them: those of one whose every post the caller may write. */
async function given(ctx: WriteCtx, one: string, other: string): Promise<readonly [stays: string, gone: string]> {
  if (one === other || !(await elsewhere(ctx, other))) return [one, other];
  if (await elsewhere(ctx, one)) throw new Fault('conflict', 'contact.posts_elsewhere');
  return [other, one];
}

/** Two people at two accounts are the same: every post of theirs stands in one history. People at one account are merged instead. */
export const link: Handlers<'contacts'>['link'] = async (ctx, { id, otherId }) => {
  const [one, other] = [await writable(ctx, id), await writable(ctx, otherId)];
  if (one.account_id === other.account_id) throw new Fault('invalid', 'contact.same_account');
  const [person, gone] = await given(ctx, personOf(one), personOf(other));
  if (person !== gone)
    await ctx.record({
      action: 'contact.link',
      entity: 'contact',
      entityId: one.id,
      before: await give(ctx, gone, person),
      after: { personId: person },
    });
  else await ctx.record({ action: 'contact.link', entity: 'contact', entityId: one.id, after: { personId: person } });
  return { done: true };
};

/** Takes a post out of the history of its person. Where it was their first, the next one stands for them. */
export const unlink: Handlers<'contacts'>['unlink'] = async (ctx, { id }) => {
  const one = await writable(ctx, id);
  const next = await sql<{
    id: string;
  }>`select c.id from contact c where c.person_id = ${one.id}::uuid order by c.happened_on, c.id limit 1`.execute(ctx.db);
  const heir = next.rows[0]?.id;
  const before = heir ? await give(ctx, one.id, heir) : [{ id: one.id, person_id: one.person_id }];
  await sql`update contact c set person_id = null, changed_at = ${ctx.now}, revision = c.revision + 1
    where c.account_id = ${one.account_id}::uuid and c.id = ${one.id}::uuid`.execute(ctx.db);
  await ctx.record({ action: 'contact.unlink', entity: 'contact', entityId: one.id, before, after: { personId: one.id } });
  return { done: true };
};
