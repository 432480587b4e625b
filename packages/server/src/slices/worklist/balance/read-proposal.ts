import type { LoadProposal, LoadProposalInput, PersonProposed } from '@fulcrum/contract';
import type * as z from 'zod';
import { type Ctx, ruleOf, scopeOf } from '../../../access/index.ts';
import { notFound } from '../../../kernel/fault.ts';
import { benefitsOn } from '../../../policy/benefits.sql.ts';
import { type CatalogsOf, idsOf } from '../../accounts/index.ts';
import { selectLevels } from '../load.sql.ts';
import { AS_SENIORITY } from '../seniority.ts';
import { type CarrierRow, selectCarried, selectCarriers } from './carried.sql.ts';
import { type LevelWords, sayMove, sayUnplaced } from './proposal-words.ts';
import { type Proposal, propose } from './propose.ts';
import { type Carried, type Carrier, isOver, type Load, ruleOfLevel } from './rules.ts';
import { hoursOfParts, rulesOf } from './served-by.ts';

/** Unplaced accounts told one by one. */
const TOLD = 200;

/** People all of whose customers the caller meets: of others they would not know how much room there is. */
function inReach(ctx: Ctx, people: readonly CarrierRow[]): (person: CarrierRow) => boolean {
  const { actor } = ctx;
  const reads = ruleOf(actor).reads;
  if (reads === 'all') return () => true;
  const own = people.find(({ id }) => id === actor.userId);
  const below = new Set(people.find(({ region_id }) => region_id === actor.regionId)?.regions ?? []);
  return (person) => {
    if (person.id === own?.id) return true;
    if (reads === 'team') return actor.teamId !== null && person.team_id === actor.teamId;
    return reads === 'region' && person.region_id !== null && below.has(person.region_id);
  };
}

/** Those to whom accounts may go: who was asked for, or everybody who may work on customers and has a seniority, a capacity or customers. */
function takersOf(ctx: Ctx, people: readonly CarrierRow[], asked: string | undefined, carried: readonly Carried[]): Set<string> {
  const open = people.filter(inReach(ctx, people)).filter(({ active }) => active);
  if (asked !== undefined) {
    const ids = new Set(asked.split(',').filter((id) => id !== ''));
    const found = open.filter(({ id }) => ids.has(id));
    if (found.length < ids.size) throw notFound('user');
    return new Set(found.map(({ id }) => id));
  }
  const serving = new Set(carried.map(({ ownerId }) => ownerId));
  const works = ({ role, visibility }: CarrierRow) => ruleOf({ ...ctx.actor, role, visibility }).writes !== 'none';
  return new Set(
    open.filter((one) => works(one) && (one.seniority !== null || one.capacity !== null || serving.has(one.id))).map(({ id }) => id),
  );
}

const carrierOf = (row: CarrierRow, takes: boolean): Carrier => ({
  id: row.id,
  name: row.name,
  seniority: row.seniority && AS_SENIORITY[row.seniority],
  teamId: row.team_id,
  regions: row.regions && new Set(row.regions),
  capacity: row.capacity,
  active: row.active,
  takes,
});

/** Owners proposed for what has none or weighs too much; nothing is changed. */
export async function readProposal(
  ctx: Ctx,
  { people: asked, relieve, most, ...where }: z.infer<typeof LoadProposalInput>,
  catalogsOf: CatalogsOf,
): Promise<LoadProposal> {
  const [reads, writes] = [await scopeOf(ctx, 'reads'), await scopeOf(ctx, 'writes')];
  const carried = await selectCarried(ctx.db, reads, writes);
  const filtered = Object.values(where).some((value) => value !== undefined);
  const met = filtered ? new Set(await idsOf(ctx, { where }, catalogsOf, 'writes')) : null;
  const levels = await selectLevels(ctx.db);
  const policy = (await benefitsOn(ctx.db, ctx.today))?.policy;
  const rules = rulesOf(
    policy,
    levels.map(({ id }) => id),
  );
  const rows = await selectCarriers(ctx.db, ctx.today);
  const takers = takersOf(ctx, rows, asked, carried);
  const people = rows.map((row) => carrierOf(row, takers.has(row.id)));
  const accounts = met ? carried.map((one) => ({ ...one, movable: one.movable && met.has(one.id) })) : carried;
  const found = propose({ people, accounts, rules, relieve, most });

  const names = new Map(people.map(({ id, name }) => [id, name]));
  const wordsOf = (level: string | null): LevelWords => ({
    name: levels.find(({ id }) => id === level)?.name[ctx.language] ?? null,
    servedBy: ruleOfLevel(rules, level).servedBy,
  });
  const { language } = ctx;
  return {
    hoursPerPerson: rules.effortOfPerson === null ? null : hoursOfParts(rules.effortOfPerson),
    levels,
    moves: found.moves.map((move) => {
      const { account, to, reason } = move;
      const from = account.ownerId === null ? null : { id: account.ownerId, name: names.get(account.ownerId) ?? '' };
      return {
        ...{ accountId: account.id, accountName: account.name, level: account.level, from, to: { id: to.id, name: to.name }, reason },
        hours: policy ? hoursOfParts(ruleOfLevel(rules, account.level).effort) : null,
        says: sayMove(move, from?.name ?? '', wordsOf(account.level), language),
      };
    }),
    more: found.more,
    people: peopleOf(rows, people, found, rules.effortOfPerson),
    unplaced: {
      count: found.unplaced.length,
      items: found.unplaced.slice(0, TOLD).map(({ account, reason }) => ({
        ...{ accountId: account.id, accountName: account.name, level: account.level, reason },
        says: sayUnplaced(reason, wordsOf(account.level), language),
      })),
    },
  };
}

/** Who may take accounts, and whoever else gives some or has too many. */
function peopleOf(
  rows: readonly CarrierRow[],
  people: readonly Carrier[],
  { before, after }: Proposal,
  limit: number | null,
): PersonProposed[] {
  const shown = ({ accounts, effort }: Load) => ({ accounts, hours: limit === null ? null : hoursOfParts(effort) });
  return people.flatMap((person, at) => {
    const [was, is] = [before.get(person.id)!, after.get(person.id)!];
    if (!person.takes && was.accounts === is.accounts && !isOver(person, is, limit)) return [];
    const { team_name, seniority } = rows[at]!;
    return [
      {
        ...{ userId: person.id, name: person.name, teamName: team_name, seniority, capacity: person.capacity },
        ...{ before: shown(was), after: shown(is), over: isOver(person, is, limit) },
      },
    ];
  });
}
