import pg from 'pg';

type Parse = (text: string) => unknown;

const OID = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184 } as const;
const ARRAY_OID = { int8: 1016, date: 1182, timestamp: 1115, timestamptz: 1185 } as const;
const TEXT_ARRAY: number = 1009;

/** A count is a number; beyond 2^53 it would silently be another one, so that fails. */
function integer(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a number: select it as text`);
  return value;
}

/** `2026-11-21 08:30:00.5+00` → `2026-11-21T08:30:00.5Z`; `infinity` stays. */
function instant(text: string): string {
  if (text.endsWith('infinity')) return text;
  const iso = text.replace(' ', 'T');
  return iso.endsWith('+00') ? `${iso.slice(0, -3)}Z` : Temporal.Instant.from(iso).toString();
}

const PARSERS: Record<keyof typeof OID, Parse> = {
  int8: integer,
  date: (text) => text, // 2026-11-21: a day has no zone, and a Date would give it one
  timestamp: (text) => text.replace(' ', 'T'),
  timestamptz: instant,
};

const elements = (parse: Parse): Parse => {
  const split = pg.types.getTypeParser(TEXT_ARRAY) as (text: string) => (string | null)[];
  return (text) => split(text).map((each) => (each === null ? null : parse(each)));
};

const kinds = Object.keys(OID) as (keyof typeof OID)[];
const byOid = new Map<number, Parse>(
  kinds.flatMap((kind) => [
    [OID[kind], PARSERS[kind]],
    [ARRAY_OID[kind], elements(PARSERS[kind])],
  ]),
);

/** How values of PostgreSQL become values of ours. numeric stays text, because money is not a binary fraction. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (format === 'binary' ? undefined : byOid.get(oid)) ?? pg.types.getTypeParser(oid, format),
};
