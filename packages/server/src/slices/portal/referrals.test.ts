import type { PortalReferral, ReferralLead } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/access/index.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { signedIn, type TestMember } from '../../../test/harness/portal.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import { tellingJobs } from '../notifications/index.ts';

const fulcrum = await testFulcrum();
const { call, db } = fulcrum;
const INPUT = { lead: '丙大学', person: '顾晓', reach: '13800000000', reason: '他们也在选型', consented: true };
let own: TestMember;
let boss: TestMember;
let foreign: TestMember;
let owner: Actor;
beforeAll(async () => {
  own = await signedIn(fulcrum);
  boss = await signedIn(fulcrum, { accountId: own.accountId, whole: true });
  foreign = await signedIn(fulcrum);
  owner = await fulcrum.person('csm', { name: '负责人' });
  await sql`update account set owner_id = ${owner.userId}::uuid where id = ${own.accountId}::uuid`.execute(db);
});
const list = async (who: TestMember) => (await call<{ items: PortalReferral[] }>('portalReferrals.list', {}, who.actor)).items;
const leads = async (view = 'open') => (await call<{ items: ReferralLead[] }>('referralLeads.list', { view })).items;

describe('a referral of a customer’s person', () => {
  test('needs the word that the other may be contacted', async () => {
    const { consented: _, ...silent } = INPUT;
    expect(await reasonOf(call('portalReferrals.refer', silent, own.actor))).toBe('input.invalid');
    expect(await reasonOf(call('portalReferrals.refer', { ...INPUT, consented: false }, own.actor))).toBe('input.invalid');
  });
  test('is what a referral is to us, and the owner of the customer is told', async () => {
    const made = await call<PortalReferral>('portalReferrals.refer', INPUT, own.actor);
    expect(made).toMatchObject({ company: '丙大学', state: 'received', referredOn: '2026-11-23', thanks: null });
    expect(await call('referrals.get', { id: made.id })).toMatchObject({
      ...{ accountId: own.accountId, contactId: own.contactId, leadName: '丙大学', leadContact: '顾晓', leadReach: '13800000000' },
      ...{ source: 'portal', result: 'open', consentedOn: '2026-11-23', reason: '他们也在选型' },
    });
    for (const job of tellingJobs) await fulcrum.runJob(job);
    const told = await call<{ items: { kind: string; title: string }[] }>('notifications.list', {}, owner);
    expect(told.items).toMatchObject([{ kind: 'referral_made', title: expect.stringContaining('丙大学') }]);
  });
  test('is read by its writer, and by who sees all of the company; never by another company', async () => {
    expect([(await list(own)).length, (await list(boss)).length, (await list(foreign)).length]).toEqual([1, 1, 0]);
    const colleague = await signedIn(fulcrum, { accountId: own.accountId });
    expect(await list(colleague)).toEqual([]);
  });
  test('becomes a prospect in one step, once; whoever made it reads how far it is, and no word of ours', async () => {
    const [lead] = await leads();
    const input = { id: lead?.id, revision: lead?.revision, code: 'REF-1', name: '丙大学' };
    const adopted = await call<ReferralLead>('referralLeads.adopt', input);
    expect(adopted).toMatchObject({ referredName: '丙大学', state: 'following' });
    expect(await reasonOf(call('referralLeads.adopt', { ...input, code: 'REF-2' }))).toBe('referral.not_now');
    await call('referrals.change', { id: adopted.id, revision: adopted.revision, note: '机密：预算紧' });
    expect(await list(own)).toMatchObject([{ state: 'following' }]);
    expect(JSON.stringify(await list(own))).not.toContain('机密');
  });
  test('is won once the company has bought, waits for thanks then, and shows them', async () => {
    const [{ id, referredId } = { id: '', referredId: '' }] = await leads();
    const contract = { code: 'C-REF', signedOn: '2026-11-20', startsOn: '2026-11-20', endsOn: '2027-11-19', amount: '100' };
    await call('contracts.create', { accountId: referredId, ...contract });
    expect(await list(own)).toMatchObject([{ state: 'won', thanks: null }]);
    expect([await leads(), await leads('to_thank')]).toMatchObject([[], [{ id }]]);
    const { revision } = await call<{ revision: number }>('referrals.get', { id });
    await call('referrals.change', { id, revision, thankedOn: '2026-11-23', thanks: '赠送一个月服务' });
    expect(await leads('to_thank')).toEqual([]);
    expect(await list(own)).toMatchObject([{ state: 'won', thankedOn: '2026-11-23', thanks: '赠送一个月服务' }]);
  });
  test('is made ten times a day at most', async () => {
    const made = [];
    for (let count = 0; count < 11; count++) made.push(await reasonOf(call('portalReferrals.refer', INPUT, foreign.actor)));
    expect(made.filter((one) => one === 'access.too_many_requests')).toHaveLength(1);
  });
});

test('what is promised for a referral is what the rules say', async () => {
  expect(await call('portalReferrals.list', {}, own.actor)).toMatchObject({ promised: null });
  const thanks = { zh: '成交后赠送一个月服务', en: 'A month of service once they buy' };
  await call('portalMembers.setRules', { thanks });
  expect(await call('portalReferrals.list', {}, own.actor)).toMatchObject({ promised: thanks });
});

test('a referral of a customer that nobody has is told to who leads the account', async () => {
  const nobodys = await signedIn(fulcrum);
  const lead = await fulcrum.person('operations_lead');
  const csm = await fulcrum.person('csm');
  await call('portalReferrals.refer', { ...INPUT, lead: '丁大学' }, nobodys.actor);
  for (const job of tellingJobs) await fulcrum.runJob(job);
  const told = async (who: Actor) =>
    (await call<{ items: { kind: string; title: string }[] }>('notifications.list', {}, who)).items.filter(
      ({ kind, title }) => kind === 'referral_made' && title.includes('丁大学'),
    );
  expect(await told(lead)).toMatchObject([{ title: expect.stringContaining('丁大学') }]);
  expect([await told(csm), await told(owner)].flat()).toEqual([]);
});
