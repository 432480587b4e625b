import type { WriteCtx } from '../../access/index.ts';
import { contractSettings, nextNumber } from './contract-settings.sql.ts';

/** A number by a rule: of a day, and of the running number of its year. */
export function numberBy(rule: string, day: string, sequence: number): string {
  const [year = '', month = ''] = day.split('-');
  return rule
    .replaceAll('{yyyy}', year)
    .replaceAll('{yy}', year.slice(2))
    .replaceAll('{mm}', month)
    .replace(/\{seq([1-9])\}/, (_, digits: string) => String(sequence).padStart(Number(digits), '0'));
}

/** The number of a contract that comes without one; that it was given out stays told when the contract is deleted. */
export async function ownNumber(ctx: WriteCtx, values: Readonly<Record<string, unknown>>): Promise<string> {
  const { numberRule } = await contractSettings(ctx.db);
  const day = String(values.signedOn);
  const code = await nextNumber(ctx.db, Number(day.slice(0, 4)), (sequence) => numberBy(numberRule, day, sequence));
  await ctx.record({ action: 'contract.number', entity: 'contract_number', after: { code } });
  return code;
}
