import type { ApprovalTold, BenefitOffer } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { accountWithBenefits } from './benefits.harness.ts';
import { benefitJobs } from './index.ts';

const fulcrum = await testFulcrum();
const { db, call } = fulcrum;
const { accountId, csm, lead, admin, use, decide, useNow } = await accountWithBenefits(fulcrum);
// What the level gives is used up: more has to be asked for.
beforeAll(() => use({ benefit: 'report', quantity: '1' }));

describe('what waited before there were approvals', () => {
  const carryOver = () => fulcrum.runJob(benefitJobs[0]!);
  const asked = (id: string) => call<ApprovalTold>('approvals.get', { id }, admin);

  test('is put before who decides, each once, as its asker’s and due from now; what is decided does its work', async () => {
    const requests = await Promise.all(['1', '2', '3'].map((quantity) => use({ benefit: 'report', quantity, reason: '校庆汇报需要' })));
    const offer = await call<BenefitOffer>(
      'benefits.proposeOffer',
      {
        ...{ name: '老优惠', benefit: 'training', levels: ['C'], from: '2026-11-01', until: '2027-12-31', unitCost: '500', budget: '2000' },
        reason: '价格敏感客户',
      },
      lead,
    );
    const taken = requests[2]!;
    await call('benefits.takeBack', { accountId, id: taken.id, reason: '不要了' }, csm);
    const ids = [...requests, offer].map(({ id }) => id);
    await sql`delete from approval_request where record_id = any(${ids}::uuid[])`.execute(db);
    await sql`update benefit_use set recorded_at = '2026-08-03T02:00:00Z' where id = ${requests[0]!.id}`.execute(db);
    await carryOver();
    await carryOver();
    const found = await sql<{ record_id: string; id: string; n: number }>`select record_id, (array_agg(id))[1] as id, count(*)::int as n
      from approval_request where record_id = any(${ids}::uuid[]) group by 1`.execute(db);
    const by = new Map(found.rows.map((row) => [row.record_id, row]));
    expect([...by.keys()].toSorted()).toEqual([requests[0]!.id, requests[1]!.id, offer.id].toSorted());
    expect(found.rows.every(({ n }) => n === 1)).toBe(true);
    const old = await asked(by.get(requests[0]!.id)!.id);
    expect(old).toMatchObject({ kind: 'benefit_use', accountId, askedBy: '陈静', amount: '1500', late: false, reason: '校庆汇报需要' });
    expect(old).toMatchObject({ title: { zh: '用量与成本分析 1 份' }, askedAt: '2026-08-03T02:00:00Z', waitsFor: ['周涛'] });
    expect(old.course).toMatchObject([{ what: 'asked', by: '陈静', via: 'job' }]);
    await decide(old.id, true, lead);
    expect(await useNow(requests[0]!.id)).toMatchObject({ state: 'approved', approvalId: old.id });
    expect(await asked(by.get(offer.id)!.id)).toMatchObject({ kind: 'benefit_offer', title: { zh: '老优惠' }, amount: '2000' });
  });

  test('waits on where the rules name nobody, and is asked for once they do', async () => {
    const { id } = await use({ benefit: 'report', quantity: '5', reason: '再要五份' });
    await sql`delete from approval_request where record_id = ${id}`.execute(db);
    const band = (from: string | null, below: string | null) => ({
      rules: [
        {
          ...{ id: 'lead', name: { zh: '主管', en: 'Lead' }, kinds: [], from, below, regionIds: [], mode: 'any' },
          ...{ approvers: [{ by: 'person', userId: lead.userId }], within: { unit: 'days', count: 1 } },
        },
      ],
    });
    await call('approvals.setRules', band('100000', null));
    await carryOver();
    expect((await useNow(id))?.approvalId).toBeNull();
    await call('approvals.setRules', band(null, null));
    await carryOver();
    expect(await asked((await useNow(id))!.approvalId!)).toMatchObject({ waitsFor: ['周涛'] });
  });
});
