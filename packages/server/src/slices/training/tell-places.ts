import type { Both, Language, TrainingSession } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';
import { mailAddress } from '../contacts/index.ts';
import { type Mail, sendLater } from '../deliveries/index.ts';
import { type SessionFacts, tellOfSession } from '../notifications/index.ts';

type SessionNews = SessionFacts['news'];

interface Told {
  placeId: string;
  email: string;
  accountId: string;
  language: Language | null;
  /** Where it is, only who has a place is told. */
  hasPlace: boolean;
}
const WORDS: Record<SessionNews, Both> = {
  called_off: { zh: '这一场已经取消', en: 'This session was called off' },
  changed: { zh: '这一场的安排有变动', en: 'This session was changed' },
  moved_up: { zh: '您已从候补转为正式名额', en: 'You have a place: you were next in the queue' },
};

function mailOf(
  session: TrainingSession,
  news: SessionNews,
  { begins, language, hasPlace }: { begins: string; language: Language; hasPlace: boolean },
): Pick<Mail, 'subject' | 'text'> {
  const title = session.courseTitle[language] || session.courseTitle.zh;
  const [said, where] = [WORDS[news][language], news === 'called_off' || !hasPlace ? null : (session.link ?? session.place)];
  const lines =
    language === 'zh'
      ? ['您好：', '', `${said}：${title}`, `时间：${begins}`, ...(where ? [`地点：${where}`] : []), '']
      : ['Hello,', '', `${said}: ${title}`, `Time: ${begins}`, ...(where ? [`Where: ${where}`] : []), ''];
  return { subject: `${title}${language === 'zh' ? '：' : ': '}${said}`, text: lines.join('\n') };
}

/** Tells those of some places what became of a session: people of customers by mail, ours as they are told of all else. */
// unaudited: what became of the session is recorded
export async function tellPlaces(ctx: WriteCtx, session: TrainingSession, news: SessionNews, placeIds: readonly string[]): Promise<void> {
  const timeZone = ctx.organisation?.timeZone ?? 'UTC';
  const begins = Temporal.Instant.from(session.startsAt)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
  const shown = begins.replace('T', ' ');
  const found = await sql<Told>`
    select p.id as "placeId", coalesce(m.email, ${mailAddress}) as email, p.account_id as "accountId", m.language,
      p.state = 'signed' as "hasPlace"
    from training_place p join contact c on c.account_id = p.account_id and c.id = p.contact_id
      left join portal_member m on m.account_id = p.account_id and m.contact_id = p.contact_id
    where p.id = any(${[...placeIds]}::uuid[]) and coalesce(m.email, ${mailAddress}) is not null order by p.id`.execute(ctx.db);
  const occurrence = `${news}:${session.revision}`;
  const mails = found.rows.map(({ placeId, email, accountId, language, hasPlace }) => ({
    ...{ key: `training:${placeId}:${occurrence}`, to: email, accountId },
    ...mailOf(session, news, { begins: shown, language: language ?? ctx.organisation?.language ?? 'zh', hasPlace }),
  }));
  await sendLater(ctx.db, mails, ctx.now);
  const { id: sessionId, courseTitle } = session;
  await tellOfSession(ctx.db, { sessionId, placeIds, occurrence, facts: { news, course: courseTitle, begins: shown } }, ctx.now);
}
