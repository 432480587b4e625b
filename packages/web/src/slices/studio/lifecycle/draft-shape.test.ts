import { readFileSync } from 'node:fs';
import { LifecyclePolicy } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { draftOf } from '../policy-text.ts';
import { DraftLifecycle } from './draft-shape.ts';

const shipped = (template: string) =>
  readFileSync(new URL(`../../../../../../templates/${template}/policies/lifecycle.yaml`, import.meta.url), 'utf8');
/** Without what says nothing: absent, null, and what a policy means by saying nothing. */
const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  const told = Object.entries(value).filter(([key, one]) => key !== 'apiVersion' && one !== undefined && one !== null);
  return Object.fromEntries(told.map(([key, one]) => [key, plain(one)]));
};

test.each(['higher-ed', 'infrastructure', 'platform', 'saas'])('the form holds all that a lifecycle says: %s', (template) => {
  const text = shipped(template);
  const draft = draftOf(text, DraftLifecycle);
  expect(plain(draft)).toEqual(plain(LifecyclePolicy.parse(parse(text))));
});

test('a draft half typed is read as far as it goes', () => {
  const draft = draftOf(
    'kind: lifecycle\nmodel: conditions\nid: x\nname: { zh: 路径 }\nstages:\n  - { id: a, expectedDays: soon, when: { metric: no } }\n',
    DraftLifecycle,
  );
  expect(draft).toMatchObject({
    model: 'conditions',
    tracks: [],
    stages: [{ id: 'a', name: { zh: '', en: '' }, expectedDays: null, exit: [] }],
  });
  expect(draftOf('kind: lifecycle\nmodel: neither', DraftLifecycle)).toBeNull();
});
