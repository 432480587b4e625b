import type { CustomValues, PayloadField } from '@fulcrum/contract';
import { type Ctx, type Handlers, requireAccount, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, type FaultIssue, notFound } from '../../kernel/fault.ts';
import { idsOf } from '../accounts/index.ts';
import { catalogsOf } from '../catalog.ts';
import { announcedInForce } from './calendars.sql.ts';
import { accountsCalled, type By, insertLines, type Line, sourceOf, withdrawLines } from './lines.sql.ts';
import { readSaid } from './said.ts';

type Verbs = Handlers<'announcements'>;
type Publish = Parameters<Verbs['publish']>[1];

const by = ({ now, today, actor }: WriteCtx): By => ({ now, today, userId: actor.userId });
const refused = (issues: FaultIssue[]): Fault => new Fault('invalid', 'input.invalid', { count: issues.length }, issues);

/** What the event declares; fails where no calendar in force announces it. */
async function payloadFor(ctx: Ctx, event: string): Promise<PayloadField[]> {
  const found = await announcedInForce(ctx.db, event);
  if (!found) throw notFound('event');
  return found.payload;
}

function read(
  ctx: Ctx,
  payload: readonly PayloadField[],
  says: CustomValues,
  path: (string | number)[],
): { said: CustomValues; issues: FaultIssue[] } {
  const { said, wrong } = readSaid(payload, says);
  return {
    said,
    issues: wrong.map(({ field, code, message }) => ({ path: [...path, 'says', field], code, message: message[ctx.language] })),
  };
}

const NOBODY = {
  none: { zh: '没有这个客户编号或名称，请核对', en: 'No customer has this code or name: check it' },
  several: { zh: '有几个客户叫这个名称，请改填客户编号', en: 'Several customers are called so: write the code' },
} as const;

/** Lines with their accounts, or everything that is wrong with any of them. */
async function linesGiven(ctx: Ctx, lines: NonNullable<Publish['lines']>, payload: readonly PayloadField[]): Promise<Line[]> {
  const found = await accountsCalled(
    ctx.db,
    await scopeOf(ctx, 'writes'),
    lines.map(({ account }) => account),
  );
  const issues: FaultIssue[] = [];
  const read_ = lines.map(({ account, says }, at): Line => {
    const ids = found.get(account) ?? [];
    if (ids.length !== 1) {
      const message = NOBODY[ids.length ? 'several' : 'none'][ctx.language];
      issues.push({
        path: ['lines', at, 'account'],
        code: ids.length ? 'account.several' : 'account.unknown',
        message: `“${account}”：${message}`,
      });
    }
    const { said, issues: wrong } = read(ctx, payload, says, ['lines', at]);
    issues.push(...wrong);
    return { accountId: ids[0] ?? '', said };
  });
  if (issues.length) throw refused(issues);
  return read_;
}

async function linesOfSegment(ctx: Ctx, { id, says }: NonNullable<Publish['segment']>, payload: readonly PayloadField[]): Promise<Line[]> {
  const { said, issues } = read(ctx, payload, says, ['segment']);
  if (issues.length) throw refused(issues);
  return (await idsOf(ctx, { where: { segment: id } }, catalogsOf, 'writes')).map((accountId) => ({ accountId, said }));
}

/** All of it in the call's transaction, by one statement: nothing is half recorded, and the same twice changes nothing. */
const publish: Verbs['publish'] = async (ctx, { lines, segment, ...given }) => {
  const payload = await payloadFor(ctx, given.event);
  if (given.publishedOn > ctx.today) throw new Fault('invalid', 'announcement.ahead', { today: ctx.today });
  if ((lines === undefined) === (segment === undefined)) throw new Fault('invalid', 'announcement.whom');
  const all = segment ? await linesOfSegment(ctx, segment, payload) : await linesGiven(ctx, lines ?? [], payload);
  const of = { ...given, link: given.link ?? null, note: given.note ?? null };
  const recorded = await insertLines(ctx.db, of, all, by(ctx));
  const accounts = new Set(all.map(({ accountId }) => accountId)).size;
  await ctx.record({
    action: 'key_event.publish',
    entity: 'key_event',
    entityId: given.event,
    after: { ...of, accounts, lines: recorded },
  });
  return { recorded, unchanged: all.length - recorded, accounts };
};

const correct: Verbs['correct'] = async (ctx, { event, publishedOn, accountId, reason, lines }) => {
  await requireAccount(ctx, accountId, 'writes');
  const payload = await payloadFor(ctx, event);
  const read_ = lines.map((says, at) => read(ctx, payload, says, ['lines', at]));
  const issues = read_.flatMap((one) => one.issues);
  if (issues.length) throw refused(issues);
  const all = read_.map(({ said }) => said);
  const scope = await scopeOf(ctx, 'writes');
  // What is corrected is what the source says, not where it stands.
  const of = { event, publishedOn, ...(await sourceOf(ctx.db, { event, publishedOn, accountId }, ctx.today)) };
  const withdrawn = await withdrawLines(ctx.db, scope, { event, publishedOn, accountId, reason, but: all }, by(ctx));
  const recorded = await insertLines(
    ctx.db,
    of,
    all.map((said) => ({ accountId, said })),
    by(ctx),
  );
  await ctx.record({
    ...{ action: 'key_event.correct', entity: 'key_event', entityId: event, note: reason },
    after: { accountId, publishedOn, lines: all },
  });
  return { recorded, withdrawn };
};

const withdraw: Verbs['withdraw'] = async (ctx, { event, publishedOn, accountId, reason }) => {
  if (accountId) await requireAccount(ctx, accountId, 'writes');
  const withdrawn = await withdrawLines(ctx.db, await scopeOf(ctx, 'writes'), { event, publishedOn, accountId, reason, but: [] }, by(ctx));
  if (!withdrawn) throw notFound('event');
  await ctx.record({
    ...{ action: 'key_event.withdraw', entity: 'key_event', entityId: event, note: reason },
    before: { publishedOn, accountId: accountId ?? null, lines: withdrawn },
  });
  return { withdrawn };
};

export const announcementHandlers: Verbs = { publish, correct, withdraw };
