import type { Chunk } from './usage-chunk.ts';

/** One row of usage_daily or, with a contact, of usage_contact_daily; ids are sixteen bytes, an empty place is NaN. */
export interface WideRow {
  account: Buffer;
  product: Buffer;
  contact: Buffer | null;
  day: number;
  known: number;
  values: Float64Array;
}
/** What the names of a chunk mean; a value of which a part means nothing was refused before. */
export interface Meanings {
  accounts: (Buffer | null)[];
  products: (Buffer | null)[];
  contacts: (Buffer | null)[];
  /** Slots, from 1. */
  metrics: (number | null)[];
}

const DAYS = 40_000;

/** Puts values of one account, person, product and day side by side; of two for one place the later line wins. `slots` are the columns, in order. */
export function wideRows(chunk: Chunk, taken: readonly number[], means: Meanings, slots: readonly number[]): WideRow[] {
  const columnOf = new Map(slots.map((slot, index) => [slot, index]));
  const rows = new Map<number, WideRow>();
  for (const at of taken) {
    const [account, product, contact, day] = [chunk.accounts[at]!, chunk.products[at]!, chunk.contacts[at]!, chunk.days[at]!];
    // A person stands for their account: the two together would not fit a number.
    const subject = contact ? chunk.names.accounts.length + contact : account;
    const key = (subject * chunk.names.products.length + product) * DAYS + day;
    let row = rows.get(key);
    if (!row) {
      row = {
        account: means.accounts[account]!,
        product: means.products[product]!,
        contact: contact ? means.contacts[contact]! : null,
        day,
        known: day,
        values: new Float64Array(slots.length).fill(Number.NaN),
      };
      rows.set(key, row);
    }
    row.values[columnOf.get(means.metrics[chunk.metrics[at]!]!)!] = chunk.values[at]!;
    row.known = Math.max(row.known, chunk.known[at]!);
  }
  return [...rows.values()];
}

const HEADER = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const FIXED = 2 + 2 * (4 + 16) + (4 + 16) + 2 * (4 + 4);

/** The rows as PostgreSQL's binary COPY reads them: account, product, contact, day, known, then the values. */
export function binaryCopy(rows: readonly WideRow[], width: number): Buffer {
  const bytes = Buffer.allocUnsafe(HEADER.length + rows.length * (FIXED + width * 12) + 2);
  let at = HEADER.copy(bytes);
  const id = (value: Buffer | null) => {
    at = bytes.writeInt32BE(value ? 16 : -1, at);
    if (value) at += value.copy(bytes, at);
  };
  const day = (value: number) => {
    at = bytes.writeInt32BE(4, at);
    at = bytes.writeInt32BE(value, at);
  };
  for (const row of rows) {
    at = bytes.writeInt16BE(5 + width, at);
    id(row.account);
    id(row.product);
    id(row.contact);
    day(row.day);
    day(row.known);
    for (const value of row.values) {
      const isEmpty = Number.isNaN(value);
      at = bytes.writeInt32BE(isEmpty ? -1 : 8, at);
      if (!isEmpty) at = bytes.writeDoubleBE(value, at);
    }
  }
  at = bytes.writeInt16BE(-1, at);
  return bytes.subarray(0, at);
}
