import { readdirSync, readFileSync } from 'node:fs';
import { PlayPolicy, PlayStep, stepsOf } from '@fulcrum/contract';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { mutants, PLAYS } from '../../../../../server/test/harness/play-mutants.ts';
import { draftOf } from '../policy-text.ts';
import { DraftPlay, kindOf, written } from './play-shape.ts';
import { takenPlaces } from './taken-places.ts';

const TEMPLATES = new URL('../../../../../../templates/', import.meta.url);
const texts = readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' })
  .filter((file) => /plays.+\.yaml$/.test(file))
  .map((file) => ({ file, text: readFileSync(new URL(file, TEMPLATES), 'utf8') }));

/** What the form shows, without what a document leaves out by saying nothing. */
const shown = (text: string) => draftOf(text, DraftPlay);
const said = (play: PlayPolicy) => {
  const { apiVersion: _, limits, holdout, ...rest } = play;
  return { ...rest, ...(Object.keys(limits).length ? { limits } : {}), ...(holdout ? { holdout } : {}) };
};

describe('the form reads everything that a play can say', () => {
  test('of those that ship, each step in words too', () => {
    expect(texts.length).toBeGreaterThan(60);
    for (const { file, text } of texts) {
      const draft = shown(text);
      expect(draft, file).toMatchObject(said(PlayPolicy.parse(parse(text))));
      for (const step of draft?.steps ?? []) {
        expect(kindOf(step), file).not.toBeNull();
        expect(PlayStep.safeParse(written(step)).success, `${file} ${step.id}`).toBe(true);
      }
    }
  });

  test('of every trigger and setting, and of each with another value', () => {
    for (const play of PLAYS) {
      expect(shown(JSON.stringify(play)), play.id).toMatchObject(said(play));
      for (const { place, mutant } of mutants(play).filter((one) => PlayPolicy.safeParse(one.mutant).success))
        expect(shown(JSON.stringify(mutant)), `${play.id} ${place}`).toMatchObject(said(mutant));
    }
  });
});

test('of a branch by a condition the way that holds today is taken, of one by an outcome either', () => {
  const steps = stepsOf({
    steps: [
      { id: 'a', branch: { test: { when: { metric: 'x', op: 'known' } }, met: 'd' } },
      { id: 'b', branch: { test: { task: 'a', closedAs: ['reached'] }, unmet: 'end' } },
      { id: 'c', end: true },
      { id: 'd', wait: { days: 1 } },
    ],
  });
  expect([...takenPlaces(steps, [{ step: 'a', holds: true }])]).toEqual([0, 3, 4]);
  expect([...takenPlaces(steps, [{ step: 'a', holds: false }])]).toEqual([0, 1, 2, 4]);
});
