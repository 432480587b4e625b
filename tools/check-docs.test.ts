import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkDocs } from './check-docs.ts';

const SOUND = {
  'package.json': '{"scripts":{"check":"x"}}',
  'CHANGELOG.md': '# Changes\n\n## Unreleased\n',
  'README.md':
    'See [the guide](docs/guide/en/tasks.md#top), [web](https://example.org), `[not](a-link.md)`, and\n```\nnpm run check\nnpx fulcrum doctor\n```\n',
  'docs/guide/en/tasks.md': '[back](../../../README.md)',
  'docs/guide/zh/tasks.md': '任务',
  'packages/cli/src/main.ts': `const commands = { 'doctor': 1 };`,
};

async function judge(plants: Record<string, string>): Promise<string[]> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'docs-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await Promise.all(
    Object.entries({ ...SOUND, ...plants }).map(async ([file, text]) => {
      await mkdir(path.dirname(path.join(root, file)), { recursive: true });
      await writeFile(path.join(root, file), text);
    }),
  );
  return checkDocs(root);
}

test('sound pages pass', async () => expect(await judge({})).toEqual([]));

test.each([
  ['a broken link', { 'docs/a.md': 'see [b](b.md)' }, 'docs/a.md: links to b.md, which is not there'],
  ['an unknown script', { 'README.md': 'Run `npm run polish`.' }, 'README.md: npm run polish does not exist'],
  ['an unknown command', { 'docs/guide/en/tasks.md': '`fulcrum fly --high`' }, 'docs/guide/en/tasks.md: fulcrum fly does not exist'],
  ['an English page without its Chinese twin', { 'docs/guide/en/x.md': 'x' }, 'docs/guide/en/x.md: its twin docs/guide/zh/x.md is missing'],
  ['a Chinese page without its English twin', { 'docs/guide/zh/x.md': 'x' }, 'docs/guide/zh/x.md: its twin docs/guide/en/x.md is missing'],
  ['a changelog without what is unreleased', { 'CHANGELOG.md': '## 1.0.0' }, 'CHANGELOG.md: has no section "## Unreleased"'],
])('%s is found', async (_what, plants, expected) => expect(await judge(plants)).toEqual([expected]));
