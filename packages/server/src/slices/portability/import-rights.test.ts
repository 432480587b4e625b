import { IMPORT_ENTITIES, recordTypeOf } from '@fulcrum/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { bytesOf, installation, setUpOrganisation } from '../../../test/harness/installation.ts';
import type { Actor } from '../../access/index.ts';
import type { RunningWorker } from '../../jobs/index.ts';
import { newId } from '../../kernel/ids.ts';

const { db, url } = await testDatabase();
const inst = installation({ db, url });
const lead: Actor = {
  ...{ kind: 'user', userId: newId(), name: 'lead', role: 'sales_lead', teamId: null, regionId: null, scopes: null, sessionId: null },
};
let worker: RunningWorker;
beforeAll(async () => {
  await setUpOrganisation(db, 'CNY', '2026-01-01T00:00:00Z');
  worker = await inst.startWorker();
  await inst.run(bytesOf('客户编号,客户名称\nA,启明科技\n'), { entity: 'accounts' });
});
afterAll(() => worker.stop());

const orders = () => bytesOf('订单编号,客户编号,下单日期,产品编号,产品名称,金额\nO-1,A,2026-01-05,P-9,九号产品,100\n');

describe('a sales lead, who writes neither products nor usage', () => {
  test.each(['products', 'usage', 'product-retirements'] as const)('imports no %s', async (entity) => {
    await expect(inst.run(bytesOf('产品编号,产品名称\nP-1,一号\n'), { entity, actor: lead })).rejects.toMatchObject({
      reason: 'import.entity_forbidden',
    });
  });

  test('imports orders; a product that is missing rejects its row instead of being made', async () => {
    const done = await inst.run(orders(), { entity: 'orders', actor: lead, skipBadRows: true });
    expect(done).toMatchObject({ state: 'done', created: 0, rejected: 1 });
  });

  test('is refused a mapping that would make the product', async () => {
    const column = (name: string) => ({ column: name });
    const mapping = {
      ...{ apiVersion: 'fulcrum/v1', kind: 'mapping', id: 'of-mine', entity: 'orders', name: { zh: '订单', en: 'Orders' } },
      fields: {
        orderCode: column('订单编号'),
        lineKey: { rowKey: true },
        accountCode: column('客户编号'),
        orderedOn: column('下单日期'),
        amount: column('金额'),
        productCode: { ...column('产品编号'), lookup: { entity: 'products', by: 'code', onMissing: 'create' } },
      },
    };
    await expect(inst.run(orders(), { entity: 'orders', actor: lead, mapping })).rejects.toMatchObject({ reason: 'import.may_not_create' });
    expect(await inst.run(orders(), { entity: 'orders', mapping })).toMatchObject({ state: 'done', created: 1 });
  });
});

test('every entity that a file may hold has a right to write it, orders alone have none by hand', () => {
  const without = IMPORT_ENTITIES.filter((entity) => !recordTypeOf(entity)?.needs.write);
  expect(without.toSorted()).toEqual([
    'accounts',
    'articles',
    'contacts',
    'interactions',
    'orders',
    'payments',
    'products',
    'requests',
    'survey-answers',
    'usage',
  ]);
});
