import type { Language } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Ctx } from '../../access/index.ts';
import { type Mail, readServer, sendLater } from '../deliveries/index.ts';

interface Asker {
  questionId: string;
  title: string;
  email: string;
  accountId: string;
  language: Language | null;
  byName: string;
}

const WORDS: Record<Language, (one: Asker, link: string) => Pick<Mail, 'subject' | 'text'>> = {
  zh: ({ title, byName }, link) => ({
    subject: `您的提问有了新回答：${title}`,
    text: `您好：\n\n${byName}回答了您在社群里的提问“${title}”。请打开下面的链接查看：\n\n${link}\n`,
  }),
  en: ({ title, byName }, link) => ({
    subject: `A new answer to your question: ${title}`,
    text: `Hello,\n\n${byName} answered the question “${title}” that you asked in the community. Open this link to read it:\n\n${link}\n`,
  }),
};

/** Tells who asked that there is an answer, once, unless they gave it themselves or have left. */
// unaudited: the answer is recorded
export async function mailOfAnswer(ctx: Ctx, answerId: string): Promise<void> {
  const found = await sql<Asker>`
    select q.id as "questionId", q.title, m.email, m.account_id as "accountId", m.language, w.shown_name as "byName"
    from community_answer w join community_question q on q.id = w.question_id join portal_member m on m.id = q.member_id
    where w.id = ${answerId}::uuid and w.state = 'open' and w.member_id is distinct from q.member_id`.execute(ctx.db);
  const [one, server] = [found.rows[0], await readServer(ctx.db)];
  if (!one || !server) return;
  const words = WORDS[one.language ?? ctx.organisation?.language ?? 'zh'](one, `${server.web}/portal/questions/${one.questionId}`);
  await sendLater(ctx.db, [{ key: `community:${answerId}`, to: one.email, accountId: one.accountId, ...words }], ctx.now);
}
