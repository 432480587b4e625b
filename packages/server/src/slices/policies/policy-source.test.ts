import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { writeCtx } from '../../access/dispatch.ts';
import { installTemplate } from '../setup/install-template.ts';

const fulcrum = await testFulcrum();
const { db, call, services } = fulcrum;
const YAML = `# Who matters most
apiVersion: fulcrum/v1
kind: tier
id: by-industry
name: { zh: 按行业分级, en: By industry }
levels:
  - { id: A, name: { zh: 重点, en: Key }, score: 10 }
  - { id: B, name: { zh: 普通, en: Regular } }
items:
  # Telecommunication pays best
  - id: telecom
    name: { zh: 通信行业, en: Telecommunication }
    condition: { when: { metric: account.industry, op: '=', value: 通信 }, points: 10 }
`;
const yamlOf = async (id: string, version?: number) =>
  (await call<{ yaml: string }>('policies.get', { id, ...(version ? { version } : {}) })).yaml;

test('a policy comes back as it was written, with its comments and its order, before and after it is published', async () => {
  await call('policies.saveDraft', { id: 'by-industry', yaml: YAML });
  expect(await yamlOf('by-industry')).toBe(YAML);
  await call('policies.publish', { id: 'by-industry' });
  const changed = YAML.replace('points: 10 }', 'points: 20 }');
  await call('policies.saveDraft', { id: 'by-industry', yaml: changed });
  expect(await yamlOf('by-industry', 1)).toBe(YAML);
  expect(await yamlOf('by-industry', 2)).toBe(changed);
});

test('without a text it is rendered in the order of the format', async () => {
  await sql`update policy_version set source = null`.execute(db);
  const rendered = await yamlOf('by-industry', 1);
  expect(Object.keys(parse(rendered))).toEqual(['apiVersion', 'kind', 'id', 'name', 'sample', 'items', 'levels', 'schedule']);
  expect(Object.keys(parse(rendered).items[0])).toEqual(['id', 'name', 'whenNull', 'condition']);
  expect(Object.keys(parse(rendered).items[0].condition.when)).toEqual(['metric', 'op', 'value']);
});

test('policies and plays of a template keep the text of their files', async () => {
  const ctx = await fulcrum.ctx();
  await db.transaction().execute((tx) => installTemplate(writeCtx(ctx, tx), 'higher-ed', false));
  const file = (name: string) => readFile(path.join(services.templatesDir, 'higher-ed', name), 'utf8');
  expect(await yamlOf('value-tier')).toBe(await file('policies/value-tier.yaml'));
  const play = await file('plays/tier-down.yaml');
  expect(await yamlOf(parse(play).id)).toBe(play);
});
