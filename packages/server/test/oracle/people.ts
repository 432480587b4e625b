// What the metrics of people and contacts made mean, row by row, one account at a time.
export interface RawPerson {
  since: string;
  left: string | null;
  /** The role at first, then each change with the first day of the new role. */
  role: string | null;
  changes: { on: string; role: string | null }[];
}
export interface RawContact {
  on: string;
  kind: string;
  twoWay: boolean;
  with: number[];
}
export interface PeopleAccount {
  id: string;
  people: RawPerson[];
  made: RawContact[];
}
export interface PeopleValues {
  'contacts.count': number;
  'contacts.decider_covered': boolean;
  'contacts.roles_covered': number | null;
  'interactions.last_on': string | null;
  'interactions.days_since': number | null;
  'interactions.count_90d': number;
}

const MET = ['visit', 'call', 'meeting', 'training', 'event'];
const daysBefore = (day: string, days: number) => Temporal.PlainDate.from(day).subtract({ days }).toString();

export function roleOn(person: RawPerson, day: string): string | null {
  const past = person.changes.filter((change) => change.on <= day).sort((a, b) => a.on.localeCompare(b.on));
  return past.length ? past.at(-1)!.role : person.role;
}

export function peopleMetricsOf(account: PeopleAccount, asOf: string): PeopleValues {
  const made = account.made.filter((one) => one.on <= asOf && one.twoWay && MET.includes(one.kind));
  const metLately = new Set(made.filter((one) => one.on > daysBefore(asOf, 180)).flatMap((one) => one.with));
  const present = account.people
    .map((person, index) => ({ person, index }))
    .filter(({ person }) => person.since <= asOf && !(person.left !== null && person.left <= asOf))
    .map(({ person, index }) => ({ role: roleOn(person, asOf), met: metLately.has(index) }));
  const roles = new Set(present.flatMap(({ role }) => role ?? []));
  const covered = new Set(present.filter(({ met }) => met).flatMap(({ role }) => role ?? []));
  const last =
    made
      .map((one) => one.on)
      .sort()
      .at(-1) ?? null;
  return {
    'contacts.count': present.length,
    'contacts.decider_covered': present.some(({ role, met }) => met && (role === 'decider' || role === 'approver')),
    'contacts.roles_covered': roles.size ? Math.round((covered.size / roles.size) * 1e6) / 1e6 : null,
    'interactions.last_on': last,
    'interactions.days_since': last === null ? null : Temporal.PlainDate.from(last).until(asOf, { largestUnit: 'days' }).days,
    'interactions.count_90d': made.filter((one) => one.on > daysBefore(asOf, 90)).length,
  };
}
