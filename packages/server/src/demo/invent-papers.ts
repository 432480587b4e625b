import { createHash } from 'node:crypto';
import { PAPERS } from './group-texts.ts';
import type { DemoAccount, Setting } from './invent-accounts.ts';
import type { DemoContract } from './invent-contracts.ts';
import type { FactRows } from './invent-facts.ts';
import type { DemoOrder } from './invent-orders.ts';

const shift = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
const INVOICED = 0.6;

/** The contract that ran on the day, so that what is owed stands below it. */
function runningOn(contracts: readonly DemoContract[] | undefined, day: string): DemoContract | undefined {
  return contracts?.find(({ happened_on, ends_on }) => happened_on <= day && ends_on >= day);
}

const CALLED_OFF = 0.6;
/** Most orders are called off a contract that runs, where there is one. */
export function inventCallOffs({ random }: Setting, orders: readonly DemoOrder[], contracts: readonly DemoContract[]): DemoOrder[] {
  const byAccount = Map.groupBy(contracts, ({ account_id }) => account_id);
  return orders.map((order) => {
    const contract = runningOn(byAccount.get(order.account_id), order.happened_on);
    return { ...order, contract_code: contract && random.chance(CALLED_OFF) ? contract.code : null };
  });
}

/** Instalments with the contract that they belong to, and the invoices of most of them: applied for, issued, delivered, some reversed. */
export function inventInvoices(
  { random, today }: Setting,
  accounts: readonly DemoAccount[],
  facts: FactRows,
  contracts: readonly DemoContract[],
): FactRows {
  const byAccount = Map.groupBy(contracts, ({ account_id }) => account_id);
  const named = new Map(accounts.map((account) => [account.id, account]));
  const instalment = (facts.instalment ?? []).map((row) => ({
    ...row,
    contract_id: runningOn(byAccount.get(String(row.account_id)), row.happened_on)?.id ?? null,
  }));
  const invoice = instalment.flatMap((row: FactRows[string][number]) => {
    const account = named.get(String(row.account_id));
    const applied = shift(String(row.due_on), -random.whole(12, 28));
    const happened_on = applied < row.happened_on ? row.happened_on : applied;
    if (!account || happened_on > today || !random.chance(INVOICED)) return [];
    const by = (day: string) => (day <= today ? day : null);
    const issued = by(shift(happened_on, random.whole(1, 6)));
    return [
      {
        ...{
          account_id: account.id,
          id: random.id(happened_on),
          code: `DEMO-FP-${String(row.code)}`,
          contract_id: row.contract_id ?? null,
        },
        ...{
          kind: random.chance(0.8) ? 'special' : 'general',
          title: account.name,
          tax_number: `91DEMO${account.code.slice(-4).padStart(12, '0')}`,
        },
        ...{
          amount: row.amount,
          tax_rate: 0.06,
          issued_on: issued,
          delivered_on: issued && by(shift(issued, random.whole(2, 9))),
          happened_on,
        },
        reversed_on: issued && random.chance(0.015) ? by(shift(issued, random.whole(10, 40))) : null,
      },
    ];
  });
  return { instalment, invoice };
}

/** A few papers with the largest customers; who added them is their owner. */
export function inventFiles({ random, language, today }: Setting, accounts: readonly DemoAccount[], now: string) {
  const largest = accounts.toSorted((a, b) => b.size - a.size).slice(0, 24);
  const papers = largest.flatMap((account, index) =>
    PAPERS.filter((_, nth) => index < 8 || nth === index % PAPERS.length).map(({ name, text }) => {
      const earliest = shift(today, -random.whole(10, 300));
      const happened_on = earliest < account.happened_on ? account.happened_on : earliest;
      const about = { name: name[language], media_type: 'text/plain', bytes: Buffer.byteLength(text[language]) };
      return { account, about, text: text[language], file_id: random.id(happened_on), id: random.id(happened_on), happened_on };
    }),
  );
  return {
    file: papers.map(({ file_id, about, account, text }) => ({
      ...{ id: file_id, ...about, purpose: 'attachment', created_by: account.owner_id, completed_at: now },
      sha256: `\\x${createHash('sha256').update(text).digest('hex')}`,
    })),
    file_chunk: papers.map(({ file_id, text }) => ({ file_id, seq: 0, bytes: `\\x${Buffer.from(text).toString('hex')}` })),
    attachment: papers.map(({ account, about, id, file_id, happened_on }) => ({
      ...{
        account_id: account.id,
        id,
        entity: 'account',
        entity_id: null,
        file_id,
        ...about,
        note: null,
        happened_on,
        known_at: happened_on,
      },
      added_by: account.owner_id,
    })),
  };
}
