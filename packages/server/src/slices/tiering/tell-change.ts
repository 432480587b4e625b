import type { ChangedItem, ChangedMetric, TierChange } from '@fulcrum/contract';
import type { Ctx } from '../../access/index.ts';
import { decimal, micro } from '../../kernel/micro.ts';
import type { Catalog } from '../../policy/catalog.ts';
import { metricsOfItem, metricsOfPolicy } from '../../policy/points.ts';
import type { StoredPolicy } from '../../policy/policies.sql.ts';
import type { GivenPoints } from './change.sql.ts';
import { type ItemChange, itemChanges, onWire, type Path, sumOf } from './change-parts.ts';
import { changeSentence, headline, maskedSentence, movedSentence, splitSentence } from './change-sentence.ts';
import type { Facts } from './explain.sql.ts';
import { levelSentence } from './sentence.ts';
import { hider, metricHead, shownValue } from './shown.ts';
import type { Standing } from './standing.ts';

interface ToldSide {
  standing: Standing;
  live: GivenPoints | null;
  /** Null where the account had not come. */
  rows: string | undefined;
}
export interface Told {
  stored: StoredPolicy;
  from: string;
  to: string;
  before: ToldSide;
  after: ToldSide;
  catalog: Catalog;
  path: Path;
}

const size = (value: bigint): bigint => (value < 0n ? -value : value);
const factsOf = (rows: string | undefined): Facts => (rows === undefined ? {} : ((JSON.parse(rows) as Facts[])[0] ?? {}));
const metricsOf = (id: string, { before, after }: Path): string[] => [
  ...new Set([...after.policy.items, ...before.policy.items].filter((item) => item.id === id).flatMap(metricsOfItem)),
];

export function tellChange(ctx: Ctx, told: Told): TierChange {
  const { stored, path, catalog, before, after } = told;
  const hides = hider(ctx, catalog);
  const come = before.rows !== undefined && after.rows !== undefined;
  const [then, now] = [factsOf(before.rows), factsOf(after.rows)];
  const metric = (id: string): ChangedMetric => ({
    ...metricHead(catalog, id),
    before: shownValue(then[id] ?? null, catalog.get(id), hides(id)),
    after: shownValue(now[id] ?? null, catalog.get(id), hides(id)),
  });
  const changes = itemChanges(path).toSorted((a, b) => Number(size(b.difference) - size(a.difference)));
  const masked = (id: string) => metricsOf(id, path).some(hides);
  const item = (one: ItemChange): ChangedItem => {
    const at = (points: string | null) => (points === null ? null : decimal(micro(points)));
    const [was, is] = [path.before.policy.items.find(({ id }) => id === one.id), path.after.policy.items.find(({ id }) => id === one.id)];
    const head = { id: one.id, name: (is ?? was)!.name, metrics: metricsOf(one.id, path).map(metric) };
    if (masked(one.id)) return { ...head, before: null, after: null, difference: null, parts: null, sentence: maskedSentence };
    const words = { was, is, then, now, metrics: metricsOf(one.id, path), catalog };
    return {
      ...head,
      before: at(one.before),
      after: at(one.after),
      difference: come ? decimal(one.difference) : null,
      parts: come ? onWire(one.parts) : null,
      sentence: changeSentence(one, words),
    };
  };
  // What an item got is told by the rest, and so by the order in which it stands.
  const items = [
    ...changes.filter(({ id }) => !masked(id)),
    ...path.after.policy.items.flatMap(({ id }) => changes.filter((one) => one.id === id && masked(id))),
  ];
  const open = !changes.some(({ id }) => masked(id));
  const [from, to] = [
    sideOf(told.from, before, path.before.points, { open, catalog }),
    sideOf(told.to, after, path.after.points, { open, catalog }),
  ];
  const whole = come && open;
  const parts = sumOf(changes);
  const inItems = new Set(changes.flatMap(({ id }) => metricsOf(id, path)));
  return {
    policyId: stored.id,
    policyName: after.standing.policy.name,
    from,
    to,
    difference: whole ? decimal(parts.facts + parts.base + parts.rules + parts.late) : null,
    parts: whole ? onWire(parts) : null,
    headline: headline(from, to, after.standing.policy),
    split: whole ? splitSentence(parts, from.version, to.version) : null,
    items: items.map(item),
    conditions: metricsOfPolicy(after.standing.policy)
      .filter((id) => !inItems.has(id))
      .map((id) => {
        const found = catalog.get(id);
        return { ...metric(id), sentence: found && !hides(id) ? movedSentence(found, then[id] ?? null, now[id] ?? null) : null };
      }),
    sample: stored.sample,
  };
}

function sideOf(
  asOf: string,
  { standing, live, rows }: ToldSide,
  points: readonly (string | null)[],
  { open, catalog }: { open: boolean; catalog: Catalog },
): TierChange['from'] {
  const { policy, kept, version, day } = standing;
  const natural = policy.levels[(kept ?? live)?.naturalRank ?? -1];
  const level = kept ? policy.levels.find(({ id }) => id === kept.level) : natural;
  // A level by hand is no work of hysteresis.
  const judged = kept ? (kept.judged ?? kept.level) : natural?.id;
  const score = kept ? micro(kept.score) : points.reduce((sum, one) => sum + micro(one), 0n);
  return {
    asOf,
    evaluatedOn: kept ? day : null,
    version,
    level: level?.id ?? null,
    levelName: level?.name ?? null,
    levelRule: level ? levelSentence(level, catalog) : null,
    heldFrom: natural && judged && natural.id !== judged ? natural.id : null,
    score: open && (kept || rows !== undefined) ? decimal(score) : null,
  };
}
