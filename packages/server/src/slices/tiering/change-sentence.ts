import type { Both, TierChange, TierItem, TierPolicy } from '@fulcrum/contract';
import { decimal, micro } from '../../kernel/micro.ts';
import type { Catalog, Metric } from '../../policy/catalog.ts';
import type { ItemChange, Parts } from './change-parts.ts';
import type { Facts, Value } from './explain.sql.ts';
import { both, grouped, join, plain, signed, spaced } from './sentence.ts';

/** Two places, unless nothing would be left of it. */
const short = (points: bigint): number => {
  const value = Number(decimal(points));
  const rounded = Math.round(value * 100) / 100;
  return rounded === 0 ? value : rounded;
};
const by = (points: bigint): Both => both(`${signed(short(points))} 分`, signed(short(points)));
/** A space before Chinese that follows digits or Latin letters. */
const padded = (text: string): string => (/[\p{Script=Han}）”]$/u.test(text) ? text : `${text} `);
const semicolon = (list: readonly Both[]): Both => join(list, '；', '; ');

export const maskedSentence: Both = both('对您的角色不可见', 'Not shown to your role');

interface Words {
  was: TierItem | undefined;
  is: TierItem | undefined;
  then: Facts;
  now: Facts;
  metrics: readonly string[];
  catalog: Catalog;
}

/** As few digits as still tell two figures apart: tenths of a per cent, hundredths of ten thousand, hundredths. */
function shortened(value: Value, { type }: Metric): Value {
  if (typeof value !== 'number') return value;
  const places = type === 'ratio' ? 3 : Math.abs(value) >= 1e4 ? -2 : 2;
  return Math.round(value * 10 ** places) / 10 ** places;
}

/** How a metric moved, or would have to, in words; nothing where it did not. */
export function movedSentence(metric: Metric, before: Value, after: Value, would = false): Both | null {
  if (JSON.stringify(before) === JSON.stringify(after)) return null;
  const { name } = metric;
  if (metric.type === 'set') return both(`${name.zh}有变化`, `${name.en} changed`);
  const nothing = both('无数据', 'no facts');
  const [short, other] = [shortened(before, metric), shortened(after, metric)];
  const shown = short === other ? [before, after] : [short, other];
  const [a, b] = shown.map((value) => (value === null ? nothing : plain(value, metric))) as [Both, Both];
  const numbers = typeof before === 'number' && typeof after === 'number';
  const verb = numbers ? (after > before ? both('升至', 'rose') : both('降至', 'fell')) : both('变为', 'changed');
  return both(
    `${name.zh}由${padded(spaced(a.zh))}${verb.zh}${spaced(b.zh)}`,
    `${name.en}${would ? '' : ` ${verb.en}`} from ${a.en} to ${b.en}`,
  );
}

/** Why an item gives what it gives now, the steps that did something one by one. */
export function changeSentence({ parts }: ItemChange, { was, is, then, now, metrics, catalog }: Words): Both {
  const moves = metrics.flatMap((id) => {
    const metric = catalog.get(id);
    return (metric && movedSentence(metric, then[id] ?? null, now[id] ?? null)) ?? [];
  });
  const clause = moves.length ? join(moves, '，', ', ') : null;
  const otherwise =
    was && 'weighted' in was
      ? both('其他项的数据有无改变，权重重新分摊', 'Other items gained or lost their facts, and weights were shared out anew')
      : both('日期推移', 'Time passed');
  const rules =
    is === undefined
      ? both('新版标准不再有本项', 'The new version has no such item')
      : was === undefined
        ? both('新版标准新增本项', 'New in this version')
        : both('本项规则改变', 'The rule of the item changed');
  const steps: [bigint, Both][] = [
    [parts.facts, clause ?? otherwise],
    [parts.base, both('其他客户变化，相对位置改变', 'Other customers changed, and with them the relative place')],
    [parts.rules, rules],
    [parts.late, both('评估之后补录、更正或停用', 'Recorded, corrected or closed after the evaluation')],
  ];
  const told = steps.flatMap(([points, what]) =>
    points === 0n ? [] : [both(`${what.zh}，${by(points).zh}`, `${what.en}: ${by(points).en}`)],
  );
  if (told.length) return semicolon(told);
  return clause ? both(`${clause.zh}，得分不变`, `${clause.en}: the points stay`) : both('没有变化', 'No change');
}

type Side = TierChange['from'];
const figureOf = (score: string): string => grouped(short(micro(score)));

/** 得分由 46 升至 58（+12），等级由 B 升至 A. */
export function headline(from: Side, to: Side, policy: TierPolicy): Both {
  const parts = [policy.items.length ? scoreWords(from.score, to.score) : null, levelWords(from.level, to.level, policy)].filter(
    (one) => one !== null,
  );
  const told = parts.length ? join(parts, '，', '; ') : both('两天都没有评级', 'No tier on either day');
  if (!to.heldFrom) return told;
  return both(
    `${told.zh}（按事实应为 ${to.heldFrom} 级，缓降规则暂时保留）`,
    `${told.en} (the facts alone would give ${to.heldFrom}; the demotion rule keeps the tier for now)`,
  );
}

function scoreWords(before: string | null, after: string | null): Both | null {
  if (after === null || before === null)
    return after === null ? null : both(`此前没有数据，现在 ${figureOf(after)} 分`, `No facts before; now ${figureOf(after)} points`);
  const difference = micro(after) - micro(before);
  const [a, b] = [figureOf(before), figureOf(after)];
  if (difference === 0n) return both(`得分仍为 ${a}`, `The score stays at ${a}`);
  const rose = difference > 0n;
  const change = signed(short(difference));
  return both(`得分由 ${a} ${rose ? '升' : '降'}至 ${b}（${change}）`, `The score ${rose ? 'rose' : 'fell'} from ${a} to ${b} (${change})`);
}

function levelWords(before: string | null, after: string | null, { levels }: TierPolicy): Both | null {
  if (before === after) return after === null ? null : both(`等级仍为 ${after}`, `the tier stays ${after}`);
  const [a, b] = [before, after].map((level) => levels.findIndex(({ id }) => id === level));
  const verb = a === -1 || b === -1 ? both('变为', 'changes') : b! < a! ? both('升至', 'rises') : both('降至', 'falls');
  const named = (level: string | null) => (level === null ? both('未评级', 'none') : both(level, level));
  return both(
    `等级由${padded(spaced(named(before).zh))}${verb.zh}${spaced(named(after).zh)}`,
    `the tier ${verb.en} from ${named(before).en} to ${named(after).en}`,
  );
}

/** What each kind of change did; nothing where the customer's own facts did it all. */
export function splitSentence(parts: Parts, before: number, after: number): Both | null {
  if (parts.base === 0n && parts.rules === 0n && parts.late === 0n) return null;
  const steps: [bigint, Both][] = [
    [parts.facts, both('客户自身的变化', "the customer's own facts")],
    [parts.base, both('其他客户的变化', 'other customers')],
    [parts.rules, both(`标准由 v${before} 改为 v${after}`, `the rules (v${before} → v${after})`)],
    [parts.late, both('评估之后的补录、更正或停用', 'records entered, corrected or closed after the evaluation')],
  ];
  const told = steps.flatMap(([points, what]) =>
    points === 0n ? [] : [both(`${what.zh} ${by(points).zh}`, `${what.en} ${by(points).en}`)],
  );
  const list = join(told, '，', ', ');
  return both(`其中：${list.zh}`, `Of this: ${list.en}`);
}
