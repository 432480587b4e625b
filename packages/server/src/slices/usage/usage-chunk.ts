import type { UsageRefusal } from '@fulcrum/contract';
import { dayReader } from './usage-days.ts';
import { excerpt, type Line } from './usage-lines.ts';
import { metricIdOf, nameOf, readValue } from './usage-value.ts';

/** Days between which values are taken, both included. */
export interface Days {
  first: number;
  last: number;
}
export interface Refused {
  line: number;
  reason: UsageRefusal;
  text: string;
}
/** Values of one transaction, column by column: names as places in lists, days as numbers. Place 0 of products and contacts is none. */
export interface Chunk {
  received: number;
  count: number;
  lines: number[];
  accounts: number[];
  products: number[];
  contacts: number[];
  metrics: number[];
  days: number[];
  known: number[];
  values: number[];
  names: Record<'accounts' | 'products' | 'contacts' | 'metrics', string[]>;
  refused: Refused[];
  refusals: Map<UsageRefusal, number>;
}
export const CHUNK_VALUES = 100_000;
const MOST_EXAMPLES = 100;

const emptyChunk = (): Chunk => ({
  received: 0,
  count: 0,
  lines: [],
  accounts: [],
  products: [],
  contacts: [],
  metrics: [],
  days: [],
  known: [],
  values: [],
  names: { accounts: [], products: [''], contacts: [''], metrics: [] },
  refused: [],
  refusals: new Map(),
});

/** Counts a refusal; the first hundred are kept to be shown. */
export function refuse(chunk: Pick<Chunk, 'refused' | 'refusals'>, line: number, reason: UsageRefusal, value: unknown): void {
  chunk.refusals.set(reason, (chunk.refusals.get(reason) ?? 0) + 1);
  if (chunk.refused.length < MOST_EXAMPLES) chunk.refused.push({ line, reason, text: excerpt(value) });
}

/** Gathers lines into chunks of `size` values: what leaves it is read, though not yet held against the base. */
export async function* inChunks(source: AsyncIterable<Line[]>, days: Days, size = CHUNK_VALUES): AsyncGenerator<Chunk, void, undefined> {
  const readDay = dayReader();
  const metricIds = new Map<unknown, string | null>();
  let chunk = emptyChunk();
  let places = placesOf(chunk);
  const read = (line: number, fields: Record<string, unknown>) => {
    const say = (reason: UsageRefusal, value: unknown) => refuse(chunk, line, reason, value);
    const account = nameOf(fields.account);
    if (account === null) return say(fields.account === undefined ? 'account.missing' : 'account.unknown', fields.account);
    const product = optional(fields.product);
    if (product === null) return say('product.unknown', fields.product);
    const contact = optional(fields.contact);
    if (contact === null) return say('contact.unknown', fields.contact);
    const metric = remembered(metricIds, fields.metric);
    if (metric === null) return say('metric.name', fields.metric);
    const day = readDay(fields.day);
    const wrong = wrongDay(day, days);
    if (wrong) return say(wrong, fields.day);
    const known = fields.knownAt === undefined || fields.knownAt === null ? day : readDay(fields.knownAt);
    if (Number.isNaN(known) || known > days.last) return say(Number.isNaN(known) ? 'day.invalid' : 'day.in_future', fields.knownAt);
    const value = readValue(fields.value);
    if (typeof value === 'string') return say(value, fields.value);
    chunk.count += 1;
    chunk.lines.push(line);
    chunk.accounts.push(places.accounts(account));
    chunk.products.push(product ? places.products(product) : 0);
    chunk.contacts.push(contact ? places.contacts(`${account}\0${contact}`) : 0);
    chunk.metrics.push(places.metrics(metric));
    chunk.days.push(day);
    chunk.known.push(Math.max(known, day));
    chunk.values.push(value);
  };
  for await (const lines of source) {
    for (const each of lines) {
      chunk.received += 1;
      if ('fields' in each) read(each.line, each.fields);
      else refuse(chunk, each.line, each.refusal, each.text);
    }
    if (chunk.received < size) continue;
    yield chunk;
    chunk = emptyChunk();
    places = placesOf(chunk);
  }
  if (chunk.received) yield chunk;
}

const optional = (value: unknown): string | null => (value === undefined || value === null || value === '' ? '' : nameOf(value));

function remembered(known: Map<unknown, string | null>, value: unknown): string | null {
  const found = known.get(value);
  if (found !== undefined) return found;
  const id = metricIdOf(value);
  if (id !== null && known.size < 1000) known.set(value, id);
  return id;
}

function wrongDay(day: number, { first, last }: Days): UsageRefusal | null {
  if (Number.isNaN(day)) return 'day.invalid';
  if (day > last) return 'day.in_future';
  return day < first ? 'day.too_old' : null;
}

/** Gives each name its place in the chunk's list of them. */
function placesOf(chunk: Chunk): Record<keyof Chunk['names'], (name: string) => number> {
  const placer = (list: string[]) => {
    const known = new Map<string, number>();
    return (name: string) => {
      let place = known.get(name);
      if (place === undefined) {
        place = list.push(name) - 1;
        known.set(name, place);
      }
      return place;
    };
  };
  const { accounts, products, contacts, metrics } = chunk.names;
  return { accounts: placer(accounts), products: placer(products), contacts: placer(contacts), metrics: placer(metrics) };
}
