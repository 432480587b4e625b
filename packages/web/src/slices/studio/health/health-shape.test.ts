import { readdirSync, readFileSync } from 'node:fs';
import { HealthPolicy } from '@fulcrum/contract';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { draftOf, withValue } from '../policy-text.ts';
import { coloursOf, DraftHealth, restOfWeight } from './health-shape.ts';

const TEMPLATES = new URL('../../../../../../templates/', import.meta.url);
const texts = readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' })
  .filter((file) => /policies.+\.yaml$/.test(file))
  .map((file) => ({ file, text: readFileSync(new URL(file, TEMPLATES), 'utf8') }))
  .filter(({ text }) => /^kind: health$/m.test(text));

describe('the form reads everything that a health policy can say', () => {
  test.each(texts)('$file', ({ text }) => {
    const { apiVersion: _, ...policy } = HealthPolicy.parse(parse(text));
    expect(draftOf(text, DraftHealth)).toMatchObject(policy);
  });

  test('what a document says by saying nothing is read as such', () => {
    const bare = `apiVersion: fulcrum/v1
kind: health
id: health
name: { zh: 健康度, en: Health }
dimensions:
  - { id: a, name: { zh: 甲, en: A }, weight: 100, measures: [{ id: m, name: { zh: 乙, en: M }, metric: x, normalise: { method: yes_no } }] }
risks:
  - { id: r, kind: other, name: { zh: 丙, en: R }, when: { metric: x, op: known } }
`;
    const { apiVersion: _, colours, ...policy } = HealthPolicy.parse(parse(bare));
    const draft = draftOf(bare, DraftHealth)!;
    expect(draft).toMatchObject(policy);
    expect(coloursOf(draft)).toEqual(colours);
  });
});

test('every template ships one', () => expect(texts).toHaveLength(5));

test('a figure that is being typed is missing, and the rest is read', () => {
  const { text } = texts[0]!;
  const draft = draftOf(withValue(text, ['dimensions', 0, 'weight'], null), DraftHealth)!;
  expect(draft.dimensions[0]?.weight).toBeNull();
  expect(draft.dimensions.length).toBeGreaterThan(1);
});

test('a new part takes what is left of 100, and something small where nothing is', () => {
  expect(restOfWeight([{ weight: 33.3 }, { weight: 33.3 }])).toBe(33.4);
  expect(restOfWeight([{ weight: 100 }])).toBe(10);
  expect(restOfWeight([{ weight: null }])).toBe(100);
});
