// For tests: what an approval comes to, told slowly. It keeps no states: who is asked follows from the list of steps and what was said, each time anew.
export interface OracleSeat {
  /** Whom the rules named, who has it, and what was said. */
  named: string;
  holder: string;
  said: 'yes' | 'no' | null;
}
interface OracleStep {
  all: boolean;
  seats: OracleSeat[];
}
export interface Oracle {
  asker: string;
  end: 'open' | 'returned' | 'rejected' | 'withdrawn';
  steps: OracleStep[];
}
export type Verb =
  | { do: 'approve' | 'reject' | 'return' | 'withdraw' | 'askAgain'; who: string }
  | { do: 'delegate'; who: string; to: string }
  | { do: 'addSigner'; who: string; to: string; place: 'before' | 'after' };

const satisfied = ({ all, seats }: OracleStep): boolean =>
  all ? seats.every(({ said }) => said === 'yes') : seats.some(({ said }) => said === 'yes');
const current = (oracle: Oracle): OracleStep | undefined =>
  oracle.end === 'open' ? oracle.steps.find((step) => !satisfied(step)) : undefined;
const asked = (oracle: Oracle): OracleSeat[] => current(oracle)?.seats.filter(({ said }) => said === null) ?? [];

export const stateOf = (oracle: Oracle): string => (oracle.end === 'open' && !current(oracle) ? 'approved' : oracle.end);
export const waitsFor = (oracle: Oracle): string[] =>
  asked(oracle)
    .map(({ holder }) => holder)
    .toSorted();

/** Everybody who may speak for a seat: its holder, and along who is away to whom, until nobody is new. */
function mouths(holder: string, away: ReadonlyMap<string, string>): Set<string> {
  const found = new Set([holder]);
  for (let at = away.get(holder); at !== undefined && !found.has(at); at = away.get(at)) found.add(at);
  return found;
}

/** Does a verb. Answers why not, or `done`. `anew` are the steps that a request asked again runs through. */
export function act(oracle: Oracle, verb: Verb, away: ReadonlyMap<string, string>, anew: () => OracleStep[]): string {
  const state = stateOf(oracle);
  if (state !== 'open' && state !== 'returned') return 'approval.ended';
  if (verb.do === 'withdraw' || verb.do === 'askAgain') {
    if (verb.who !== oracle.asker) return 'access.forbidden';
    if (verb.do === 'withdraw') oracle.end = 'withdrawn';
    else if (state !== 'returned') return 'approval.not_returned';
    else Object.assign(oracle, { end: 'open', steps: anew() });
    return 'done';
  }
  const mine = verb.who === oracle.asker ? [] : asked(oracle).filter(({ holder }) => mouths(holder, away).has(verb.who));
  const step = current(oracle);
  if (!mine.length || !step) return 'approval.not_yours_now';
  if (verb.do === 'approve') for (const seat of mine) seat.said = 'yes';
  if (verb.do === 'reject' || verb.do === 'return') {
    for (const seat of mine) seat.said = 'no';
    oracle.end = verb.do === 'reject' ? 'rejected' : 'returned';
  }
  if (verb.do === 'delegate' || verb.do === 'addSigner') {
    if (verb.to === oracle.asker) return 'approval.asker';
    if (step.seats.some(({ holder }) => holder === verb.to)) return 'approval.already_signer';
  }
  if (verb.do === 'delegate') {
    const byName = mine.toSorted((a, b) => (a.named < b.named ? -1 : 1));
    (byName.find(({ holder }) => holder === verb.who) ?? byName[0]!).holder = verb.to;
  }
  if (verb.do === 'addSigner') {
    const added = { all: true, seats: [{ named: verb.to, holder: verb.to, said: null }] };
    oracle.steps.splice(oracle.steps.indexOf(step) + (verb.place === 'after' ? 1 : 0), 0, added);
  }
  return 'done';
}
