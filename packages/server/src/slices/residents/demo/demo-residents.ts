import { sql } from 'kysely';
import type { WriteCtx } from '../../../access/index.ts';
import { seeded } from '../../../demo/random.ts';
import { newId } from '../../../kernel/ids.ts';
import { bookServiceCosts } from '../../facts/index.ts';
import { costOf } from '../reports.ts';
import { insertReports, insertStays, type KeptStay } from '../stays.sql.ts';

const SEED = 11_506;
const STAYS = 3;

/** Some people resident at demo customers for five months: the last month but one is reported, the last waits. Synthetic. */
export async function insertDemoResidents(ctx: WriteCtx): Promise<void> {
  const found = await sql<{ accounts: string[]; agents: { id: string; name: string }[] }>`
    select array(select s.account_id from account_state s join account a on a.id = s.account_id where a.demo
        and exists (select from contract t where t.account_id = a.id) order by s.amount_12m desc nulls last, a.code limit ${STAYS}) as accounts,
      (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.email), '[]') from app_user u
        where u.demo and u.role in ('agent', 'service_lead')) as agents`.execute(ctx.db);
  const { accounts, agents } = found.rows[0]!;
  if (!agents.length) return;
  const random = seeded(SEED);
  const zh = (ctx.organisation?.language ?? ctx.language) === 'zh';
  const thisMonth = Temporal.PlainDate.from(ctx.today).with({ day: 1 });
  const startsOn = thisMonth.subtract({ months: 4 }).toString();
  const stays: KeptStay[] = accounts.map((accountId) => {
    const person = random.pick(agents);
    return {
      ...{ id: newId(), accountId, personId: person.id, name: person.name, providerId: null, startsOn, endsOn: null },
      ...{
        weekdays: random.pick([
          [1, 3],
          [2, 4],
          [1, 2, 3, 4, 5],
        ]),
        dayCost: String(random.pick([600, 800, 950])),
      },
      duties: zh ? '日常答疑、数据核对、月度使用分析' : 'Questions of the day, checks of data, a monthly look at use',
    };
  });
  await insertStays(ctx.db, stays, { userId: ctx.actor.userId, now: ctx.now });
  const filed = stays.flatMap((stay) =>
    [4, 3, 2].map((ago) => {
      const first = thisMonth.subtract({ months: ago });
      const [month, days, costId] = [first.toString().slice(0, 7), random.whole(5, 9), newId()];
      const amount = String(days * Number(stay.dayCost));
      const day = first.with({ day: first.daysInMonth }).toString();
      const report = {
        ...{ accountId: stay.accountId, stayId: stay.id, month, days, requests: random.whole(1, 6), orders: random.whole(0, 2) },
        ...{ costId, amount, interactionId: null },
        notes: zh ? '集中答疑两次，核对了报送数据。' : 'Two rounds of questions; the data to be handed in were checked.',
        changes:
          ago === 2
            ? zh
              ? '主管部门开始按季度公布指标，客户希望提前看到。'
              : 'Figures are now published each quarter; departments ask to see them earlier.'
            : '',
      };
      return { report, cost: costOf(stay, { id: costId, month, day, amount, adjustsId: null }) };
    }),
  );
  await bookServiceCosts(
    ctx,
    filed.map(({ cost }) => cost),
  );
  await insertReports(
    ctx.db,
    filed.map(({ report }) => report),
    { userId: ctx.actor.userId, now: ctx.now },
  );
}
