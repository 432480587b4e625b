// The stages of subscriptions once more, from the sentences of the rules and day by day, sharing nothing with the product.

export interface OracleContract {
  id: string;
  number: string | null;
  product: string | null;
  kind: 'single' | 'supplement' | 'change';
  /** Not signed yet, whatever its day. */
  draft: boolean;
  /** What it corrects in the books: then it is no contract of its own. */
  adjusts: string | null;
  /** What a supplement or change adds to. */
  belongsTo: string | null;
  predecessor: string | null;
  signed: string;
  starts: string | null;
  ends: string | null;
  delivered: string | null;
  terminated: string | null;
  amount: number;
}
export interface OracleSubscription {
  id: string;
  number: string | null;
  product: string | null;
  contract: string | null;
  predecessor: string | null;
  trial: boolean;
  starts: string;
  ends: string | null;
  ended: string | null;
  amount: number;
}
export interface OracleHistory {
  account: string;
  contracts: OracleContract[];
  subscriptions: OracleSubscription[];
}
export interface OracleRules {
  graceDays: number;
  undelivered: 'handover' | 'start';
}

interface Term {
  product: string | null;
  signed: string;
  starts: string;
  /** The last day, by what is known. */
  last: string | null;
  delivered: string | null;
  endedEarly: boolean;
  names: boolean;
  movedOn: boolean;
  amount: number;
  number: string | null;
  id: string;
}

const kept = new Map<string, string>();
function shift(day: string, by: { days?: number; months?: number }): string {
  const key = `${day}${by.days ?? 0}/${by.months ?? 0}`;
  const known = kept.get(key);
  if (known) return known;
  const shifted = Temporal.PlainDate.from(day).add(by, { overflow: 'constrain' }).toString();
  kept.set(key, shifted);
  return shifted;
}
const daysBetween = (from: string, to: string) => Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;

/** A last day cut short by the day on which it came to an end, once that day is there. */
function cut(agreed: string | null, over: string | null, today: string): { last: string | null; early: boolean } {
  if (over === null || over > today) return { last: agreed, early: false };
  if (agreed !== null && over > agreed) return { last: agreed, early: false };
  return { last: shift(over, { days: -1 }), early: true };
}

/** What there is of an account on a day. */
function termsThere({ contracts, subscriptions }: OracleHistory, today: string): Term[] {
  const signed = contracts.filter((one) => one.signed <= today && !one.draft && one.adjusts === null);
  const running = subscriptions.filter((one) => one.starts <= today);
  const calledOff = (starts: string, over: string | null) => over !== null && over <= starts && over <= today;
  const movedTo = (ids: (string | null)[], product: string | null) =>
    signed.some(
      (one) =>
        one.predecessor !== null &&
        ids.includes(one.predecessor) &&
        one.product !== product &&
        !calledOff(one.starts ?? one.signed, one.terminated),
    );
  const terms: Term[] = [];
  for (const one of running) {
    if (one.trial) continue;
    const contract = signed.find(({ id }) => id === one.contract);
    const { last, early } = cut(one.ends, one.ended, today);
    terms.push({
      product: one.product,
      signed: contract?.signed ?? one.starts,
      starts: one.starts,
      last,
      delivered: contract?.delivered && contract.delivered <= today ? contract.delivered : null,
      endedEarly: early,
      names: one.predecessor !== null || (contract?.predecessor ?? null) !== null,
      movedOn:
        running.some(
          (next) => next.predecessor === one.id && next.product !== one.product && !next.trial && !calledOff(next.starts, next.ended),
        ) || movedTo([one.contract], one.product),
      amount: one.amount,
      number: one.number ?? contract?.number ?? null,
      id: one.id,
    });
  }
  for (const one of signed) {
    if (running.some(({ contract }) => contract === one.id)) continue;
    const main = one.kind === 'single' ? undefined : signed.find(({ id }) => id === one.belongsTo);
    if (main && (one.ends === null || main.ends === null || one.ends <= main.ends)) continue;
    const agreed = one.ends ?? main?.ends ?? null;
    const own = cut(agreed, one.terminated, today);
    const whole = cut(agreed, main?.terminated ?? null, today);
    const lasts = [own.last, whole.last].filter((day) => day !== null).sort();
    terms.push({
      product: one.product,
      signed: one.signed,
      starts: one.starts ?? one.signed,
      last: lasts[0] ?? null,
      delivered: one.delivered !== null && one.delivered <= today ? one.delivered : null,
      endedEarly: own.early || whole.early,
      names: one.predecessor !== null || main !== undefined,
      movedOn: movedTo([one.id, main?.id ?? null], one.product),
      amount: one.amount,
      number: one.number,
      id: one.id,
    });
  }
  return terms.filter(({ starts, last }) => last === null || last >= starts);
}

const FOREVER = '9999-12-31';
/** The latest end first, then the dearest, then by number. */
function better(one: Term, other: Term): number {
  const [end, its] = [one.last ?? FOREVER, other.last ?? FOREVER];
  if (end !== its) return end > its ? -1 : 1;
  if (one.amount !== other.amount) return other.amount - one.amount;
  const [number, itsNumber] = [one.number ?? '~', other.number ?? '~'];
  if (number !== itsNumber) return number < itsNumber ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

function stageOf(line: readonly Term[], today: string, rules: OracleRules): string | null {
  const active = line.filter(({ starts, last }) => starts <= today && (last === null || last >= today)).sort(better)[0];
  const waiting = line
    .filter(({ starts }) => starts > today)
    .sort((a, b) => (a.starts === b.starts ? better(a, b) : a.starts < b.starts ? -1 : 1));
  const follows = (term: Term) => term.names || line.some(({ starts }) => starts < term.starts);
  const begun = (term: Term): 'handover' | 'launch' | 'adoption' => {
    const anchor = term.delivered ?? (follows(term) || rules.undelivered === 'start' ? term.starts : null);
    if (anchor === null || today < anchor) return 'handover';
    return today < shift(anchor, { months: 2 }) ? 'launch' : 'adoption';
  };
  if (active) {
    // Signing a renewal ends the asking at once.
    if (active.movedOn || waiting.some((term) => (term.last ?? FOREVER) > (active.last ?? FOREVER))) return 'renewed';
    if (active.last !== null) {
      const over = shift(active.last, { days: 1 });
      const asks =
        over >= shift(active.starts, { months: 12 })
          ? shift(over, { months: -3 })
          : shift(over, { days: -Math.ceil(daysBetween(active.starts, over) / 4) });
      if (today >= asks) return 'renewal';
    }
    return begun(active);
  }
  if (waiting[0]) return follows(waiting[0]) ? 'renewed' : begun(waiting[0]);
  const last = [...line].sort(better)[0]!;
  if (last.movedOn) return null;
  if (last.endedEarly) return 'churned';
  return today < shift(shift(last.last!, { days: 1 }), { days: rules.graceDays }) ? 'expired' : 'churned';
}

/** Stage by product (null: of none) on a day. */
export function stagesOn(history: OracleHistory, today: string, rules: OracleRules): Map<string | null, string> {
  const stages = new Map<string | null, string>();
  for (const [product, line] of Map.groupBy(termsThere(history, today), (term) => term.product)) {
    const stage = stageOf(line, today, rules);
    if (stage !== null) stages.set(product, stage);
  }
  return stages;
}

export interface OracleSpell {
  product: string | null;
  stage: string;
  from: string;
  until: string | null;
}
/** Every line walked from day to day. */
export function walk(history: OracleHistory, from: string, to: string, rules: OracleRules): OracleSpell[] {
  const done: OracleSpell[] = [];
  const open = new Map<string | null, OracleSpell>();
  for (let day = from; day <= to; day = shift(day, { days: 1 })) {
    const stages = stagesOn(history, day, rules);
    for (const [product, spell] of open)
      if (stages.get(product) !== spell.stage) {
        done.push({ ...spell, until: day });
        open.delete(product);
      }
    for (const [product, stage] of stages) if (!open.has(product)) open.set(product, { product, stage, from: day, until: null });
  }
  return [...done, ...open.values()];
}
