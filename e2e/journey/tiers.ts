import { expect } from '../expect.ts';
import { closeMessage } from '../messages.ts';
import { settled, type Walk } from '../walk.ts';

/** Opens a page by the navigation at the left. */
export async function navigate({ page, words }: Pick<Walk, 'page' | 'words'>, group: string, entry?: string): Promise<void> {
  const main = page.getByRole('navigation', { name: words('shell.main'), exact: true });
  await main.getByRole('link', { name: words(`shell.group.${group}`), exact: true }).click();
  if (entry) await main.getByRole('link', { name: words(`shell.page.${entry}`), exact: true }).click();
}

/** The rows of the list of customers, by its name: the page that is being left may still show rows of its own. */
export const customerRows = ({ page, words }: Pick<Walk, 'page' | 'words'>) =>
  page.getByRole('table', { name: words('shell.page.customers') }).getByRole('row');

/** Judges every customer; the message says how many. */
export async function evaluateNow({ page, words }: Pick<Walk, 'page' | 'words'>, accounts: number): Promise<void> {
  await page.getByRole('button', { name: words('tiers.evaluate.action') }).click();
  await closeMessage({ page }, words('tiers.evaluate.done', { accounts }));
}

/** The first evaluation: the pyramid holds every customer, the policy is read in words. */
export async function judge(walk: Walk, { accounts, template }: { accounts: number; template: string }): Promise<void> {
  const { page, words, step, look } = walk;
  await step('tiers: evaluate now, the pyramid holds every customer', async () => {
    await navigate(walk, 'strategy');
    await look('tiers-before');
    await evaluateNow(walk, accounts);
    await settled(page);
    const pyramid = page
      .getByRole('table')
      .filter({ has: page.getByRole('columnheader', { name: words('kit.pyramid.amount'), exact: true }) });
    // Each level's row has two doors: its customers and their amount.
    const doors = await pyramid.first().getByRole('link').allInnerTexts();
    const total = doors.filter((_, i) => i % 2 === 0).reduce((sum, text) => sum + Number(text), 0);
    if (total !== accounts) throw new Error(`the pyramid holds ${total} customers of ${accounts}: ${doors.join(', ')}`);
    await look('tiers');
  });

  await step('tiers: the policy in words', async () => {
    await page
      .getByRole('navigation', { name: words('tiers.tabs.label') })
      .getByRole('link', { name: words('tiers.tabs.policy') })
      .click();
    await expect(page.getByRole('main')).toContainText(words('tiers.sampleNote'));
    const [item, level] = POLICY_SAYS[template]?.[words.language] ?? [];
    if (!item || !level) throw new Error(`nothing is known of the template ${template}`);
    await expect(page.getByRole('row').filter({ hasText: item })).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: level })).toBeVisible();
    await look('policy');
  });
}

/** An item and a level of each template's policy, as its reader knows them. */
const POLICY_SAYS: Record<string, Record<'zh' | 'en', [item: string, level: string]>> = {
  infrastructure: { zh: ['12 个月订单金额', '战略客户'], en: ['Order amount, 12 months', 'Strategic'] },
  'product-ops': { zh: ['合作年限', 'KA 客户'], en: ['Years of cooperation', 'Key account'] },
};
