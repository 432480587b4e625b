import path from 'node:path';
import { PlayPolicy } from '@fulcrum/contract';
import { describe, expect, test } from 'vitest';
import { taskOf } from '../../../test/harness/plays-base.ts';
import { taskSteps, textsOf, unknownVariables } from '../../policy/play-variables.ts';
import { installPlays, readPlays } from './install-plays.ts';

const TEMPLATES = path.resolve(import.meta.dirname, '../../../../../templates');

describe.each([
  ['higher-ed', 20],
  ['saas', 8],
  ['product-ops', 8],
  ['platform', 8],
  ['infrastructure', 8],
])('the plays of %s', (id, least) => {
  test('are many and differ; every text stands in both languages, every task names whom it is to reach and what is taken along', async () => {
    const plays = await readPlays(TEMPLATES, id);
    expect(plays.length).toBeGreaterThanOrEqual(least);
    expect(plays.map((play) => play.id)).toEqual(expect.arrayContaining(['tier-down', 'tier-up', 'visit-cadence']));
    const texts = plays.flatMap((play) => [play.name, ...taskSteps(play).flatMap(({ step }) => textsOf(step, []).map(({ text }) => text))]);
    for (const { zh, en } of texts) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).not.toMatch(/[\u4e00-\u9fff]/);
      // Chinese has its own punctuation.
      expect(zh).not.toMatch(/[\u4e00-\u9fff][,;:?!]/);
    }
    const titles = plays.flatMap((play) => taskSteps(play).map(({ step }) => step.task.title.zh));
    expect(new Set(titles).size).toBe(titles.length);
    for (const play of plays)
      for (const { step } of taskSteps(play)) {
        expect(step.task.ranks?.length, `${play.id} ${step.id}: ranks`).toBeGreaterThan(0);
        expect(step.task.material, `${play.id} ${step.id}: material`).toBeTruthy();
      }
  });

  test('hold out a share in at least one with an aim, so that an effect can be told', async () => {
    const plays = await readPlays(TEMPLATES, id);
    expect(plays.filter(({ holdout, aim }) => holdout > 0 && aim).length).toBeGreaterThan(0);
  });

  test('are handed to whoever publishes them', async () => {
    const published: string[] = [];
    const ids = await installPlays(TEMPLATES, id, async (play) => published.push(play.id));
    expect(published).toEqual(ids);
  });
});

test('a text that names what its trigger does not give is found, with its place', async () => {
  const play = (await readPlays(TEMPLATES, 'saas')).find(({ id }) => id === 'tier-up');
  const wrong = structuredClone(play) as PlayPolicy;
  taskOf(wrong).reason = { zh: '金额 {{amount}}', en: 'from {{from}}' };
  expect(unknownVariables(PlayPolicy.parse(wrong))).toMatchObject([{ path: ['steps', 0, 'task', 'reason', 'zh'], name: 'amount' }]);
});

test('a score, which amounts tell, may stand where texts are filled for each reader, not in a title or a reason', async () => {
  const play = (await readPlays(TEMPLATES, 'saas')).find(({ id }) => id === 'tier-up');
  const step = taskOf(structuredClone(play) as PlayPolicy);
  const score = { zh: '{{score}} 分', en: '{{score}} points' };
  const found = unknownVariables(
    PlayPolicy.parse({ ...play, steps: [{ task: { ...step, title: score, reason: score, script: score, checklist: [score] } }] }),
  );
  expect(found.map(({ path }) => path.slice(3).join('.'))).toEqual(['title.zh', 'title.en', 'reason.zh', 'reason.en']);
});
