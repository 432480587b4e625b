import { contractRecords, ratingRecords } from '@fulcrum/contract';
import { expect } from '../expect.ts';
import { settled, type Walk } from '../walk.ts';

/** What a part of a customer's page says of itself where nothing has been entered yet. */
const MARKS: Record<string, (words: Walk['words']) => string> = {
  people: (words) => words('peopleTab.team'),
  contracts: ({ language }) => contractRecords.name[language],
  usage: (words) => words('using.empty.title'),
  records: ({ language }) => ratingRecords.name[language],
  files: (words) => words('papers.none'),
};

const PAPER: Record<Walk['words']['language'], string> = { zh: '报价单.txt', en: 'offer.txt' };

/** Every part of the opened customer's page by its tab; a file is kept and found again. */
export async function readParts(walk: Walk): Promise<void> {
  const { page, words, step, look } = walk;
  const tabs = page.getByRole('navigation', { name: words('customer.tab.label') });
  const open = async (part: string) => {
    await tabs.getByRole('link', { name: words(`customer.tab.${part}`), exact: true }).click();
    await expect(tabs.locator('[aria-current=page]')).toHaveText(words(`customer.tab.${part}`));
    await settled(page);
  };

  for (const [part, mark] of Object.entries(MARKS))
    await step(`account: ${part}`, async () => {
      await open(part);
      await expect(page.getByRole('main')).toContainText(mark(words));
      await look(`account-${part}`);
    });

  await step('account: a file is kept', async () => {
    const name = PAPER[words.language];
    const file = { name, mimeType: 'text/plain', buffer: Buffer.from('24 × 1,200') };
    await page.getByLabel(words('papers.drop')).setInputFiles(file);
    await expect(page.getByRole('link', { name })).toBeVisible();
    await settled(page);
    await look('account-file-kept');
  });
}
