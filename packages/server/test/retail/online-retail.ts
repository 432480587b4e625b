// For tests: UCI Online Retail in the base by the shipped mapping, and its lines straight from the file's text.
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import { applyMapping, bytesOfFile, fileCodeOf, inspectInWorker, parseInWorker, parseMapping } from '../../src/files/index.ts';
import { TEMPLATES } from '../harness/installation.ts';
import { realData } from '../real-data.ts';

const FILE = realData('online-retail', 'online_retail_2010_2011.csv.gz');

interface Mapped {
  account: string;
  order: string;
  on: string;
  product: string;
  quantity: string;
  amount: string;
  key: string;
}

/** Every line that the shipped mapping accepts: those with a customer. */
export async function mappedLines(): Promise<Mapped[]> {
  const mapping = parseMapping(await readFile(`${TEMPLATES}/mappings/online-retail.yaml`, 'utf8'));
  const { header } = await inspectInWorker(FILE, { choices: mapping.options });
  const toRow = applyMapping(mapping, header, { fileCode: await fileCodeOf(bytesOfFile(FILE)) });
  const lines: Mapped[] = [];
  for await (const batch of parseInWorker(FILE, { choices: mapping.options })) {
    for (const row of batch.filter(({ line }) => line >= header.firstDataLine).map(toRow)) {
      if (row.problems.length) continue;
      const value = (field: string) => String(row.values[field]);
      const [account, order, on, product] = [value('accountCode'), value('orderCode'), value('orderedOn'), value('productCode')];
      lines.push({ account, order, on, product, quantity: value('quantity'), amount: value('amount'), key: String(row.key) });
    }
  }
  return lines;
}

const AT = '2026-01-01T00:00:00Z';
const CHUNK = 50_000;
/** Puts the lines into the base as an import of history does: known on the day they happened. */
export async function putLines(db: Db, lines: readonly Mapped[]): Promise<void> {
  await sql`create table mapped_line (account text, "order" text, "on" date, product text, quantity numeric, amount numeric, key text)`.execute(
    db,
  );
  for (let start = 0; start < lines.length; start += CHUNK)
    await sql`insert into mapped_line select * from jsonb_to_recordset(${JSON.stringify(lines.slice(start, start + CHUNK))}::jsonb)
      as l(account text, "order" text, "on" date, product text, quantity numeric, amount numeric, key text)`.execute(db);
  await sql`insert into account (id, code, name, status, happened_on, known_at, recorded_at, changed_at)
    select gen_random_uuid(), account, account, 'active', min("on"), min("on"), ${AT}::timestamptz, ${AT}::timestamptz from mapped_line group by account`.execute(
    db,
  );
  await sql`insert into product (id, code, name, recorded_at, changed_at)
    select gen_random_uuid(), product, product, ${AT}::timestamptz, ${AT}::timestamptz from mapped_line group by product`.execute(db);
  await sql`insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at)
    select a.id, gen_random_uuid(), l."order", 'GBP', min(l."on"), min(l."on"), ${AT}::timestamptz, ${AT}::timestamptz
    from mapped_line l join account a on a.code = l.account group by a.id, l."order"`.execute(db);
  await sql`insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, recorded_at, changed_at)
    select o.account_id, o.id, l.key, p.id, l."on", l."on", l.quantity, l.amount, l.amount, ${AT}::timestamptz, ${AT}::timestamptz
    from mapped_line l join account a on a.code = l.account join sales_order o on o.account_id = a.id and o.code = l."order"
      join product p on p.code = l.product`.execute(db);
  await sql`analyze`.execute(db);
}

/** Cells of a line of CSV; the file doubles no quotes within a cell that has a comma. */
const cellsOf = (line: string): string[] => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell);
const thousandths = (price: string): number => Math.round(Number(price) * 1000);

export interface FileLine {
  customer: string;
  order: string;
  product: string;
  on: string;
  /** Thousandths of a pound: the file's prices have three decimals. */
  amount: number;
}
/** Every line with a customer, as the text has it. */
export async function linesOfFile(): Promise<FileLine[]> {
  const found: FileLine[] = [];
  const lines = createInterface({ input: createReadStream(FILE).pipe(createGunzip()) });
  for await (const line of lines) {
    const [order = '', product = '', , quantity = '', moment = '', price = '', customer = ''] = cellsOf(line);
    if (customer === '' || customer === 'CustomerID') continue;
    found.push({ customer, order, product, on: moment.slice(0, 10), amount: Number(quantity) * thousandths(price) });
  }
  return found;
}
