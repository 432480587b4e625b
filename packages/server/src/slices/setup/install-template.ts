import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';
import { loadDemo } from '../../demo/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { assign } from '../accounts/index.ts';
import { insertDemoApprovals } from '../approvals/index.ts';
import { serviceClassesOf } from '../benefits/index.ts';
import { insertDemoCalls } from '../calls/index.ts';
import { catalogsOf } from '../catalog.ts';
import { insertDemoChat } from '../channel-hooks/index.ts';
import { insertDemoCommunity } from '../community/index.ts';
import { insertDemoReferrals } from '../facts/index.ts';
import { insertDemoFeedback } from '../feedback/index.ts';
import { insertDemoArticles, insertDemoSearches } from '../knowledge/index.ts';
import { searchDuplicates } from '../merging/index.ts';
import { lookBackFrom, tellAsKnown } from '../notifications/index.ts';
import { holdPeriods, inClosedMonth } from '../periods/index.ts';
import { installPlays, runPlays, timeOf } from '../plays/index.ts';
import { installTemplate as installPolicies, publishDocument } from '../policies/index.ts';
import { ownerHooks } from '../pool/index.ts';
import { insertDemoMembers } from '../portal/index.ts';
import { insertDemoRuns } from '../procedures/index.ts';
import { findDemoRecurring } from '../recurring/index.ts';
import { insertDemoForm } from '../request-forms/index.ts';
import { insertDemoServiceRequests } from '../requests/index.ts';
import { insertDemoResidents } from '../residents/index.ts';
import { insertDemoRequests, installResources } from '../resources/index.ts';
import { insertDemoServiceOrders } from '../service-orders/index.ts';
import { insertDemoSurveys } from '../surveys/index.ts';
import { suggestOn } from '../tasks/index.ts';
import { evaluateNow } from '../tiering/index.ts';
import { insertDemoTraining } from '../training/index.ts';
import { insertDemoWatch } from '../watch/index.ts';

/** Invented names are made of the same syllables: only pairs that share more than those are worth showing. */
const SURE = 0.72;
/** Month ends judged before today, so that demo accounts have moved and can be looked at in the past. */
const PAST_MONTHS = 6;

function pastMonthEnds(today: string): string[] {
  const first = Temporal.PlainDate.from(today).with({ day: 1 });
  return Array.from({ length: PAST_MONTHS }, (_, index) =>
    first
      .subtract({ months: PAST_MONTHS - 1 - index })
      .subtract({ days: 1 })
      .toString(),
  );
}

/** The one who sets up takes a demo owner's accounts, so that the first list of today is theirs. */
async function takeDemoAccounts(ctx: WriteCtx): Promise<void> {
  const found = await sql<{ id: string }>`
    select a.id from account a where a.demo and a.owner_id = (select owner_id from account where demo and owner_id is not null group by owner_id order by count(*) desc, owner_id limit 1)`.execute(
    ctx.db,
  );
  if (found.rows.length && ctx.actor.userId)
    await assign(ctx, { ids: found.rows.map((row) => row.id), ownerId: ctx.actor.userId }, catalogsOf, ownerHooks);
}

/** Demo orders reach two years back: an installation that has closed a month of those takes none. */
async function requireOpenMonths(ctx: WriteCtx): Promise<void> {
  const found = await sql<{
    month: string;
  }>`select to_char(o.happened_on, 'YYYY-MM') as month from sales_order o join account a on a.id = o.account_id
    where a.demo and ${inClosedMonth(sql`o.happened_on`)} order by 1 limit 1`.execute(ctx.db);
  const month = found.rows[0]?.month;
  if (month) throw new Fault('conflict', 'period.closed', { month });
}

/** A template's fields, policies and plays; with its demo data judged and its plays run, so that the first list is there at once. */
export async function installTemplate(ctx: WriteCtx, id: string, demo: boolean): Promise<void> {
  await installPolicies(ctx, id);
  await installPlays(ctx.services.templatesDir, id, (play, source) => publishDocument(ctx, play, source));
  await installResources(ctx, id);
  if (!demo) return;
  await holdPeriods(ctx.db);
  await loadDemo(ctx, id);
  await requireOpenMonths(ctx);
  await takeDemoAccounts(ctx);
  const untold = async () => undefined;
  await searchDuplicates(ctx, 'account', untold, SURE);
  await searchDuplicates(ctx, 'contact', untold, SURE);
  // As the schedule would have judged them, so that levels which wait for several results in a row have waited.
  for (const day of pastMonthEnds(ctx.today)) await evaluateNow(ctx, day, 'scheduled');
  await evaluateNow(ctx, ctx.today);
  await insertDemoRequests(ctx);
  await insertDemoRuns(ctx);
  await insertDemoApprovals(ctx);
  await insertDemoServiceRequests(ctx, (ids) => serviceClassesOf(ctx, ids));
  await insertDemoCalls(ctx);
  await insertDemoChat(ctx);
  await insertDemoForm(ctx);
  await insertDemoServiceOrders(ctx);
  await insertDemoResidents(ctx);
  await insertDemoFeedback(ctx);
  await insertDemoWatch(ctx);
  await insertDemoArticles(ctx);
  await insertDemoSearches(ctx);
  await insertDemoMembers(ctx);
  await insertDemoReferrals(ctx);
  await insertDemoSurveys(ctx);
  await insertDemoCommunity(ctx);
  await insertDemoTraining(ctx);
  await findDemoRecurring(ctx);
  await runPlays(ctx.db, timeOf(ctx));
  await suggestOn(ctx.db, ctx);
  await tellAsKnown(ctx.db, lookBackFrom(ctx.now), ctx.now);
}
