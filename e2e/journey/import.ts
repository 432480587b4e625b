import { readFile } from 'node:fs/promises';
import { expect } from '../expect.ts';
import type { Book } from '../orders.ts';
import type { Walk } from '../walk.ts';

/** Brings the orders in: upload, columns guessed, check, problems read, bad rows skipped and taken home. */
export async function importOrders({ page, words, step, look }: Walk, book: Book): Promise<void> {
  const good = book.rows - book.bad;
  const heading = page.getByRole('heading', { level: 1 });

  await step('import: upload, columns are guessed', async () => {
    await page.getByRole('link', { name: words('firstRun.import.go') }).click();
    await page
      .getByRole('radiogroup', { name: words('importing.what') })
      .getByText(words('importing.entity.orders'), { exact: true })
      .click();
    await look('import-empty');
    const file = { name: book.fileName, mimeType: 'text/csv', buffer: Buffer.from(book.csv) };
    await page.getByLabel(words('importing.drop')).setInputFiles(file);
    await expect(heading).toHaveText(words('importing.answer.uploaded', { columns: 8 }));
    for (const column of book.csv.split('\r\n')[0]?.split(',') ?? []) await expect(page.getByRole('main')).toContainText(column);
    await look('import-columns');
  });

  await step('import: check lists every bad row', async () => {
    await page.getByRole('button', { name: words('importing.check'), exact: true }).click();
    await expect(heading).toHaveText(words('importing.answer.checkedBad', { rejected: book.bad, rows: book.rows, good }));
    const problems = page.getByRole('table', { name: words('importing.problems') });
    await expect(problems).toContainText('2026-02-30');
    await expect(problems.getByRole('row')).not.toHaveCount(1);
    await look('import-checked');
  });

  await step('import: bad rows skipped, the rest imported, the rejected downloaded', async () => {
    const commit = page.getByRole('button', { name: words('importing.commit', { count: good, rows: good }) });
    await expect(commit).toBeDisabled();
    await page.getByRole('checkbox', { name: words('importing.skip', { count: book.bad, rows: book.bad }) }).check();
    await commit.click();
    await expect(heading).toHaveText(words('importing.answer.done', { created: good, updated: 0, unchanged: 0 }));
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: words('importing.download') }).click();
    const rejected = await readFile(await (await download).path(), 'utf8');
    for (const code of ['SO-BAD1', 'SO-BAD2', 'SO-BAD3'])
      if (!rejected.includes(code)) throw new Error(`${code} is missing in:\n${rejected}`);
    await look('import-done');
  });
}
