import { readFileSync } from 'node:fs';
import { LifecyclePolicy } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { inTrackOrder } from './stage-order.ts';

const shipped = (template: string) =>
  LifecyclePolicy.parse(parse(readFileSync(new URL(`../../../../templates/${template}/policies/lifecycle.yaml`, import.meta.url), 'utf8')));

test('stages are told track by track in the order of the tracks, each in the order of its course', () => {
  const platform = shipped('platform');
  if (platform.model !== 'conditions') throw new Error('the platform has tracks');
  const of = (track: string) => platform.stages.filter((stage) => stage.track === track);
  expect(platform.tracks.map(({ id }) => id)).toEqual(['provider', 'consumer']);
  expect(inTrackOrder(platform)).toEqual([...of('provider'), ...of('consumer')]);
  expect(inTrackOrder(platform)).not.toEqual(platform.stages);
});

test.each(['infrastructure', 'saas'])('without tracks they stand as the policy names them: %s', (template) => {
  expect(inTrackOrder(shipped(template))).toEqual(shipped(template).stages);
});
