import { expect } from '../expect.ts';
import { settled, type Walk } from '../walk.ts';

/** A word that no text has, beside one that an article has. */
const WORDS = { zh: ['凭证', '令箭'], en: ['voucher', 'chitty'] } as const;

/** A group of words is added, an article is found by the one that it does not have, and no more once the group is taken away. */
export async function meanTheSame(walk: Walk, article: string): Promise<void> {
  const { page, words, url, step, look } = walk;
  const main = page.getByRole('main');
  const group = WORDS[words.language];
  const search = async () => {
    await page.goto(`${url}/service/knowledge?q=${encodeURIComponent(group[1])}`);
    await settled(page);
  };

  await step('service: an article is found by a word that means the same', async () => {
    await search();
    await expect(main).not.toContainText(article);
    await page.goto(`${url}/service/searches/synonyms`);
    await page.getByRole('button', { name: words('knowing.synonyms.add'), exact: true }).click();
    const field = page.getByRole('combobox', { name: words('knowing.synonyms.words'), exact: true });
    for (const word of group) {
      await field.fill(word);
      await field.press('Enter');
    }
    await look('synonyms-written');
    await page.getByRole('button', { name: words('knowing.synonyms.save'), exact: true }).click();
    await expect(main).toContainText(group.join(' = '));
    await search();
    await expect(main).toContainText(article);
    await look('synonyms-found');
  });

  await step('service: and no more once they are taken away', async () => {
    await page.goto(`${url}/service/searches/synonyms`);
    const kept = main.getByRole('listitem').filter({ hasText: group.join(' = ') });
    await kept.getByRole('button', { name: words('knowing.synonyms.remove'), exact: true }).click();
    await expect(kept).toHaveCount(0);
    await search();
    await expect(main).not.toContainText(article);
  });
}
