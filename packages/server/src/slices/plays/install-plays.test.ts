import path from 'node:path';
import { PlayPolicy } from '@fulcrum/contract';
import { describe, expect, test } from 'vitest';
import { taskOf } from '../../../test/harness/plays-base.ts';
import { unknownVariables } from '../../policy/play-variables.ts';
import { installPlays, readPlays } from './install-plays.ts';

const TEMPLATES = path.resolve(import.meta.dirname, '../../../../../templates');

describe.each(['higher-ed', 'saas', 'product-ops', 'platform', 'infrastructure'])('the plays of %s', (id) => {
  test('tell of tiers up and down and keep a cadence, in both languages', async () => {
    const plays = await readPlays(TEMPLATES, id);
    expect(plays.map((play) => play.id)).toEqual(['tier-down', 'tier-up', 'visit-cadence']);
    for (const play of plays) {
      const { title, reason, script, checklist } = taskOf(play);
      for (const text of [play.name, title, reason, script, ...checklist]) {
        expect(text?.zh).toMatch(/[\u4e00-\u9fff]/);
        expect(text?.en).not.toMatch(/[\u4e00-\u9fff]/);
      }
    }
  });

  test('are handed to whoever publishes them', async () => {
    const published: string[] = [];
    const ids = await installPlays(TEMPLATES, id, async (play) => published.push(play.id));
    expect(published).toEqual(ids);
  });
});

test('a text that names what its trigger does not give is found, with its place', async () => {
  const [play] = await readPlays(TEMPLATES, 'saas');
  const wrong = structuredClone(play) as PlayPolicy;
  taskOf(wrong).reason = { zh: '金额 {{amount}}', en: 'from {{from}}' };
  expect(unknownVariables(PlayPolicy.parse(wrong))).toMatchObject([{ path: ['steps', 0, 'task', 'reason', 'zh'], name: 'amount' }]);
});

test('a score, which amounts tell, may stand where texts are filled for each reader, not in a title or a reason', async () => {
  const [play] = await readPlays(TEMPLATES, 'saas');
  const step = taskOf(structuredClone(play) as PlayPolicy);
  const score = { zh: '{{score}} 分', en: '{{score}} points' };
  const found = unknownVariables(
    PlayPolicy.parse({ ...play, steps: [{ task: { ...step, title: score, reason: score, script: score, checklist: [score] } }] }),
  );
  expect(found.map(({ path }) => path.slice(3).join('.'))).toEqual(['title.zh', 'title.en', 'reason.zh', 'reason.en']);
});
