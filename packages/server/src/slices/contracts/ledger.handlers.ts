import type { Handlers } from '../../access/index.ts';
import { pageFrom, readCursor, scopeOf } from '../../access/index.ts';
import { maskCustom } from '../settings/index.ts';
import { accountTerms } from './account-terms.ts';
import { contractSettings, keepSettings } from './contract-settings.sql.ts';
import { type LedgerRead, selectLedger, sumLedger } from './ledger.sql.ts';

const shown = ({ sortKey: _, ...row }: LedgerRead) => row;

export const ledgerHandlers: Handlers<'ledger'> = {
  async list(ctx, { cursor, ...input }) {
    const query = { ...input, asOf: input.asOf ?? ctx.today, scope: await scopeOf(ctx, 'reads'), after: readCursor(cursor, 2) };
    const mask = await maskCustom(ctx, 'contract');
    return pageFrom(
      await selectLedger(ctx.db, query),
      input.limit,
      (row) => ({ ...shown(row), custom: mask(row.custom) }),
      (row) => [row.sortKey, row.id],
    );
  },
  async summary(ctx, input) {
    return sumLedger(ctx.db, { ...input, asOf: input.asOf ?? ctx.today, scope: await scopeOf(ctx, 'reads') });
  },
  terms: accountTerms,
  settings: (ctx) => contractSettings(ctx.db),
  async changeSettings(ctx, input) {
    const before = await contractSettings(ctx.db);
    const after = { numberRule: input.numberRule ?? before.numberRule, rollsUp: input.rollsUp ?? before.rollsUp };
    await keepSettings(ctx.db, after);
    await ctx.record({ action: 'contract_setting.change', entity: 'contract_setting', before, after });
    return after;
  },
};
