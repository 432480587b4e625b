import { type ProviderScorecard, ProviderTargets, SCORE_MEASURES, type ScoreMeasure } from '@fulcrum/contract';
import type { Ctx, Handlers, WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { type ProviderRequests, providerFigures, viewerOf } from '../requests/index.ts';
import { readSetting, replaceSetting } from '../settings/index.ts';
import { selectProviders } from './engineers.sql.ts';
import { orderFigures, type ProviderOrders } from './scorecard.sql.ts';

type Input = Parameters<Handlers<'serviceOrders'>['scorecard']>[1];
type Item = ProviderScorecard['items'][number];
const KEY = 'service_orders.targets';
const LONGEST_DAYS = 366;
const USUAL_DAYS = 90;

export const targets = ({ db }: Pick<Ctx, 'db'>): Promise<ProviderTargets> => readSetting(db, KEY, ProviderTargets);
export const setTargets = async (ctx: WriteCtx, next: ProviderTargets): Promise<ProviderTargets> =>
  replaceSetting(ctx, { key: KEY, action: 'service_order.set_targets' }, await targets(ctx), next);

/** Of these more is worse. */
const AT_MOST: readonly ScoreMeasure[] = ['rejected', 'reopened'];

function measure(key: ScoreMeasure, [part, whole]: readonly [number, number], target: number | null): Item['measures'][ScoreMeasure] {
  const rate = whole > 0 ? part / whole : null;
  const met = rate === null || target === null ? null : AT_MOST.includes(key) ? rate <= target : rate >= target;
  return { part, whole, rate, target, met };
}

/** One provider's line, or ours, out of what requests and orders came to; nothing where nothing was. */
function itemOf(
  of: { providerId: string | null; providerName: string | null },
  requests: readonly ProviderRequests[],
  orders: readonly ProviderOrders[],
  { standard, providers }: ProviderTargets,
): Item {
  const r: Partial<ProviderRequests> = requests.find(({ providerId }) => providerId === of.providerId) ?? {};
  const o: Partial<ProviderOrders> = orders.find(({ providerId }) => providerId === of.providerId) ?? {};
  const sum = (...counts: (number | undefined)[]): number => counts.reduce<number>((all, count) => all + (count ?? 0), 0);
  const shares: Record<ScoreMeasure, [number, number]> = {
    firstAnswer: [sum(r.firstMet), sum(r.firstMet, r.firstBreached)],
    solution: [sum(r.solveMet), sum(r.solveMet, r.solveBreached)],
    onTime: [sum(o.inTime), sum(o.first)],
    satisfaction: [sum(r.satisfied, o.satisfied), sum(r.answers, o.answers)],
    rejected: [sum(o.rejected), sum(o.accepted, o.rejected)],
    reopened: [sum(r.reopened, o.reopened), sum(r.solved, o.delivered)],
  };
  const own = of.providerId ? providers[of.providerId] : undefined;
  const measures = Object.fromEntries(SCORE_MEASURES.map((key) => [key, measure(key, shares[key], (own ?? standard)[key])]));
  return {
    ...of,
    requests: { opened: sum(r.opened), solved: sum(r.solved) },
    orders: { created: sum(o.created), delivered: sum(o.delivered) },
    ownTargets: own !== undefined,
    measures: measures as Item['measures'],
  };
}

/** How everybody who serves customers did: the last quarter unless other days are asked for. A provider reads its own line. */
export async function scorecard(ctx: Ctx, { from, to = ctx.today }: Input): Promise<ProviderScorecard> {
  const last = Temporal.PlainDate.from(to);
  const first = from ? Temporal.PlainDate.from(from) : last.subtract({ days: USUAL_DAYS - 1 });
  const days = first.until(last).days;
  if (days < 0 || days >= LONGEST_DAYS) throw new Fault('invalid', 'event_days.span', { days: LONGEST_DAYS });
  const span = { from: first.toString(), to, timeZone: ctx.organisation?.timeZone ?? 'UTC' };
  const viewer = await viewerOf(ctx);
  const [requests, orders] = [await providerFigures(ctx.db, viewer, span), await orderFigures(ctx.db, viewer, span)];
  const known = await targets(ctx);
  const providers = (await selectProviders(ctx.db, viewer)).map(({ id, name }) => ({ providerId: id, providerName: name }));
  const all = viewer.providers ? providers : [{ providerId: null, providerName: null }, ...providers];
  return { from: span.from, to, items: all.map((of) => itemOf(of, requests, orders, known)) };
}
