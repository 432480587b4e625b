// For tests: a community that an account takes part in, with a question of one of its people.
import { sql } from 'kysely';
import { newId } from '../../src/kernel/ids.ts';
import type { TestFulcrum } from '../harness/fulcrum.ts';

export interface CommunityIds {
  closed: string;
  question: string;
  answer: string;
  member: string;
}

export async function insertCommunityOf({ call, db }: TestFulcrum, accountId: string): Promise<CommunityIds> {
  const { id: closed } = await call<{ id: string }>('communities.create', { name: '用户圈', open: false });
  await call('communities.addAccount', { id: closed, accountId });
  const { id: contactId } = await call<{ id: string }>('contacts.create', { accountId, name: '顾遥' });
  const ids = { closed, question: newId(), answer: newId(), member: newId() };
  const at = '2026-11-20T01:00:00Z';
  await sql`insert into portal_member (id, account_id, contact_id, email, invited_at)
    values (${ids.member}, ${accountId}, ${contactId}, ${`${ids.member}@example.com`}, ${at})`.execute(db);
  await sql`insert into community_person (member_id, shown_name) values (${ids.member}, '用户')`.execute(db);
  await sql`insert into community_question (id, community_id, member_id, shown_name, title, body, language, state, asked_at, changed_at)
    values (${ids.question}, ${closed}, ${ids.member}, '用户', '怎么导出', '想导出全部', 'zh', 'open', ${at}, ${at})`.execute(db);
  await sql`insert into community_answer (id, question_id, member_id, ours, shown_name, body, state, answered_at)
    values (${ids.answer}, ${ids.question}, ${ids.member}, false, '用户', '找到了', 'open', ${at})`.execute(db);
  return ids;
}
