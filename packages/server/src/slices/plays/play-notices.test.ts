import type { Delivery, PlayRun, Robot, RunStep } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { outsideServer } from '../../../test/harness/outside-server.ts';
import { robotJobs } from '../deliveries/index.ts';
import { advancePlays, runPlays } from './run-plays.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call, clock, db, services } = fulcrum;
const outside = await outsideServer({ status: 200, text: '{"errcode":0}' });
services.postOutside = outside.to(() => true);

const at = () => ({ now: clock.now().toString(), today: '2026-11-23', timeZone: 'Asia/Shanghai' });
const later = (minutes: number) => clock.moveTo(clock.now().add({ minutes }).toString());
const list = async () => (await call<{ items: Delivery[] }>('deliveries.list')).items;
const told = async ({ id }: PlayRun) => (await call<PlayRun & { steps: RunStep[] }>('plays.runById', { id })).steps[0]!.call;

describe('a step that tells a group', () => {
  const notice = (more: object = {}) => ({ group: '客户成功群', title: { zh: '{{account}}：已启动', en: '{{account}}: begun' }, ...more });
  const document = (more: object = {}) => ({
    ...{
      apiVersion: 'fulcrum/v1',
      kind: 'play',
      id: 'group',
      name: { zh: '群里说一声', en: 'Tell the group' },
      trigger: { on: 'by_hand' },
    },
    steps: [
      { id: 'tell', notify: notice(more) },
      { id: 'rest', wait: { days: 30 } },
    ],
  });
  const publish = async (more: object = {}) => {
    await call('policies.saveDraft', { id: 'group', yaml: JSON.stringify(document(more)) });
    await call('policies.publish', { id: 'group' });
  };
  const robot = (more: object = {}) =>
    call<Robot>('robots.create', {
      ...{ name: '客户成功群', vendor: 'wecom', enabled: true, language: 'zh', names: true, kinds: [], ...more },
      address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=K',
    });
  const say = async () => {
    later(1);
    await fulcrum.runJob(robotJobs[0]!);
    return outside.received.map(({ body }) => JSON.parse(body).markdown?.content as string);
  };
  let accounts = 0;
  async function start(): Promise<PlayRun> {
    accounts += 1;
    const { id: accountId } = await call<{ id: string }>('accounts.create', { code: `G-${accounts}`, name: `云栖大学 ${accounts}` });
    return call<PlayRun>('plays.begin', { id: 'group', accountId });
  }

  beforeEach(async () => {
    await sql`delete from delivery`.execute(db);
    await sql`delete from setting where key = 'notify.robots'`.execute(db);
    outside.received.length = 0;
  });

  test('says its text once, in the language of the group, with a link to the customer', async () => {
    await publish({ detail: { zh: '请 {{account}} 的负责人跟进', en: 'The owner of {{account}} follows up' } });
    await robot({ language: 'en' });
    const run = await start();
    expect(await told(run)).toMatchObject({ state: 'waiting' });
    await db.transaction().execute((tx) => advancePlays(tx, at()));
    const name = `云栖大学 ${accounts}`;
    expect(await say()).toEqual([`**${name}: begun**\n> The owner of ${name} follows up`]);
    expect(await say()).toHaveLength(1);
    expect(await told(run)).toMatchObject({ state: 'sent', error: null });
    expect(await list()).toMatchObject([{ channel: 'robot', to: '客户成功群', subject: `${name}: begun`, accountName: name }]);
    await db.transaction().execute((tx) => runPlays(tx, at()));
    await sql`delete from delivery`.execute(db);
    expect(await told(run)).toMatchObject({ state: 'sent' });
  });

  test('tells a group that is to hear no names the name of the play and nothing else', async () => {
    await publish({ detail: { zh: '{{account}}', en: '{{account}}' } });
    await robot({ names: false });
    await start();
    expect(await say()).toEqual(['**群里说一声**']);
  });

  test('goes on where no robot has the name, says so with the run, and the check of the play tells of it', async () => {
    await publish();
    const run = await start();
    expect(await told(run)).toMatchObject({ state: 'no_group', error: null });
    expect((await call<PlayRun>('plays.runById', { id: run.id })).state).toBe('running');
    expect(await call('policies.check', { yaml: JSON.stringify(document()) })).toMatchObject({
      issues: [],
      warnings: [{ code: 'group.unknown', path: ['steps', 0, 'notify', 'group'] }],
    });
    await robot();
    await expect(robot()).rejects.toMatchObject({ reason: 'robot.name_taken' });
    expect(await call('policies.check', { yaml: JSON.stringify(document()) })).toMatchObject({ warnings: [] });
    expect(await list()).toEqual([]);
  });

  test('may name nothing that only some readers see', async () => {
    const yaml = JSON.stringify(document({ detail: { zh: '{{recipient}} {{score}}', en: 'none' } }));
    const { issues } = await call<{ issues: { path: (string | number)[] }[] }>('policies.check', { yaml });
    expect(issues.map(({ path }) => path)).toEqual(Array.from({ length: 2 }, () => ['steps', 0, 'notify', 'detail', 'zh']));
  });

  test('is shown filled when the play is tried', async () => {
    const { id: accountId, name } = await call<{ id: string; name: string }>('accounts.create', { code: 'W-T', name: '试行大学' });
    const { shown } = await call<{ shown: { notices: object[] }[] }>('plays.tryOut', {
      yaml: JSON.stringify(document()),
      accounts: [accountId],
    });
    expect(shown[0]!.notices).toEqual([{ step: 'tell', group: '客户成功群', title: `${name}：已启动`, detail: null }]);
  });
});
