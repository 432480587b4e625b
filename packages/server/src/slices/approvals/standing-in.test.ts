import type { Absence, ApprovalTold } from '@fulcrum/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { approvalsBase, MONDAY } from '../../../test/harness/approvals-base.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';

const { fulcrum, call, people, again, ask, does, waits } = await approvalsBase();
const { lead, other, boss, admin } = people;
beforeEach(again);

describe('somebody else', () => {
  test('decides what was delegated to them, and both are named', async () => {
    const given = await does('delegate', await ask(), lead, { toId: other.userId, note: '我在外地' });
    expect(given.steps[0]?.signers[0]).toMatchObject({ user: { name: '穆青' }, holder: { name: '高远' }, state: 'asked' });
    expect(await reasonOf(does('approve', given, lead))).toBe('approval.not_yours_now');
    const done = await does('approve', given, other);
    expect(done.steps[0]?.signers[0]).toMatchObject({ user: { name: '穆青' }, decidedBy: { name: '高远' } });
    expect(done.course.map(({ what, by, for: whom, to }) => [what, by, whom, to])).toContainEqual(['delegated', '穆青', '穆青', '高远']);
  });

  test('stands in while the signer is away: both may decide, both are shown, and it ends with the day', async () => {
    const asked = await ask();
    const away = await call<Absence>('approvals.setAbsence', { deputyId: other.userId, from: '2026-11-23', until: '2026-11-24' }, lead);
    expect(await waits(other)).toContain(asked.id);
    expect(await waits(lead)).toContain(asked.id);
    const told = await call<ApprovalTold>('approvals.get', { id: asked.id }, other);
    expect(told.steps[0]?.signers[0]).toMatchObject({ holder: { name: '穆青' }, deputies: [{ name: '高远' }], mine: true });
    fulcrum.clock.moveTo('2026-11-25T01:00:00Z');
    expect(await waits(other)).not.toContain(asked.id);
    fulcrum.clock.moveTo(MONDAY);
    const done = await does('approve', asked, other);
    expect(done.steps[0]?.signers[0]).toMatchObject({ user: { name: '穆青' }, decidedBy: { name: '高远' } });
    expect(done.course.at(-1)).toMatchObject({ what: 'approved', by: '高远', for: '穆青' });
    await call('approvals.endAbsence', { id: away.id }, lead);
    expect(await call('approvals.absences', {}, lead)).toEqual({ items: [] });
  });

  test('stands in for a deputy who is away too', async () => {
    const asked = await ask();
    await call('approvals.setAbsence', { deputyId: other.userId, from: '2026-11-23', until: '2026-11-24' }, lead);
    await call('approvals.setAbsence', { deputyId: boss.userId, from: '2026-11-23', until: '2026-11-24' }, other);
    await call('approvals.setAbsence', { deputyId: lead.userId, from: '2026-11-23', until: '2026-11-24' }, boss);
    expect(await waits(boss)).toContain(asked.id);
    expect(await does('approve', asked, boss)).toMatchObject({ state: 'approved' });
  });

  test('is named once for a day, never oneself, and for others by administrators alone', async () => {
    const days = { from: '2026-11-23', until: '2026-11-24' };
    expect(await reasonOf(call('approvals.setAbsence', { deputyId: lead.userId, ...days }, lead))).toBe('absence.self');
    expect(await reasonOf(call('approvals.setAbsence', { userId: lead.userId, deputyId: boss.userId, ...days }, other))).toBe(
      'access.forbidden',
    );
    await call('approvals.setAbsence', { userId: lead.userId, deputyId: boss.userId, ...days }, admin);
    const overlap = { deputyId: other.userId, from: '2026-11-24', until: '2026-11-26' };
    expect(await reasonOf(call('approvals.setAbsence', overlap, lead))).toBe('absence.overlaps');
  });

  test('is named by an administrator where the signer cannot decide', async () => {
    const asked = await ask();
    const signerId = asked.steps[0]?.signers[0]?.id;
    expect(await reasonOf(does('delegate', asked, other, { toId: boss.userId, signerId }))).toBe('approval.not_yours_now');
    expect(await does('delegate', asked, admin, { toId: boss.userId, signerId })).toMatchObject({ waitsFor: ['沈澜'] });
  });
});
