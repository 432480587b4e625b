import type { Account, PlayPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { delivered, feedbackBase } from '../../../../test/harness/feedback-base.ts';
import { testFulcrum } from '../../../../test/harness/fulcrum.ts';
import { playOf, publishPlay, publishTiers } from '../../../../test/harness/plays-base.ts';
import { runPlays } from '../run-plays.ts';

const fulcrum = await testFulcrum();
const { call, db, clock } = fulcrum;
const base = feedbackBase(fulcrum);
const run = (today: string) => db.transaction().execute((tx) => runPlays(tx, { now: `${today}T03:00:00Z`, today, timeZone: 'UTC' }));
const runs = async () =>
  (
    await sql<{ play: string; account: string; state: string; facts: { feedback: string; release: string } }>`
      select r.play_id as play, a.name as account, r.state, r.facts from play_run r join account a on a.id = r.account_id order by r.play_id, a.name`.execute(
      db,
    )
  ).rows;

test('what is delivered begins a play at every customer who asked, once a delivery; what is declined where the play says so; it ends when it comes back', async () => {
  await publishTiers(db);
  const play = (id: string, more: object) =>
    ({ ...playOf(id, { on: 'tier_moved', direction: 'any' }), trigger: { on: 'feedback_delivered', ...more } }) as PlayPolicy;
  await publishPlay(db, play('told', {}), '2026-11-20');
  await publishPlay(db, play('refused', { outcomes: ['declined'] }), '2026-11-20');
  const [a, b] = await Promise.all(
    ['甲', '乙'].map((name) => call<Account>('accounts.create', { code: name, name, createdOn: '2025-01-01' })),
  );
  const [done, not] = [await base.note('内部：丙大学要的导出'), await base.note('换皮肤')];
  const { id: contactId } = await call<{ id: string }>('contacts.create', { accountId: a!.id, name: '沈澜' });
  await base.ask(done.id, a!.id, { contactId });
  await base.ask(done.id, a!.id);
  await base.ask(done.id, b!.id);
  await base.ask(not.id, b!.id);
  await call('feedback.change', { ...(await base.one(done.id)), portalTitle: '批量导出' });
  await delivered(base, done.id);
  await base.move(not.id, { state: 'declined', note: '与规划不符' });
  await run('2026-11-23');
  await run('2026-11-24');
  expect(await runs()).toMatchObject([
    { play: 'refused', account: '乙', facts: { feedback: `#${not.number}` } },
    { play: 'told', account: '乙', facts: { feedback: `#${done.number} 批量导出`, release: '5.2', contact: '—' } },
    { play: 'told', account: '甲', facts: { contact: '沈澜' } },
  ]);
  clock.moveTo('2026-11-25T02:00:00Z');
  await base.move(done.id, { state: 'in_progress', note: '还是不行' });
  await run('2026-11-25');
  expect((await runs()).filter(({ play: id }) => id === 'told').map(({ state }) => state)).not.toContain('running');
  clock.moveTo('2026-11-26T02:00:00Z');
  await base.move(done.id, { state: 'delivered' });
  await run('2026-11-26');
  expect((await runs()).filter(({ play: id }) => id === 'told')).toHaveLength(4);
});
