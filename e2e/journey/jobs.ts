import { expect } from '../expect.ts';
import type { Walk } from '../walk.ts';
import { navigate } from './tiers.ts';

/** The long work of the walk is listed as done. */
export async function readJobs(walk: Walk): Promise<void> {
  const { page, words, step, look } = walk;
  await step('jobs list the import', async () => {
    await navigate(walk, 'admin', 'jobs');
    const table = page.getByRole('table', { name: words('shell.page.jobs') });
    await expect(table).toContainText(IMPORTS[words.language]);
    await expect(table).toContainText(words('jobList.stateOf.done'));
    await look('jobs');
  });
}

/** How the work is called. */
const IMPORTS = { zh: '写入导入数据', en: 'Commit an import' } as const;
