import { expect } from '../expect.ts';
import { closeMessage } from '../messages.ts';
import { settled, type Walk } from '../walk.ts';
import { customerRows, navigate } from './tiers.ts';

interface Wanted {
  /** A level that the largest customer has. */
  level: { id: string; name: string };
  customer: string;
  /** Who gets the customers. */
  owner: string;
  accounts: number;
}

/** The list by tier, everybody given an owner, one customer opened and its tier explained down to order lines. */
export async function readCustomers(walk: Walk, { level, customer, owner, accounts }: Wanted): Promise<void> {
  const { page, words, step, look } = walk;

  await step('customers: all given to an owner', async () => {
    await navigate(walk, 'customers');
    await page.getByRole('checkbox', { name: words('kit.table.selectAll') }).check();
    await page
      .getByRole('toolbar', { name: words('kit.bulk.toolbar') })
      .getByRole('button', { name: words('customers.assign.action') })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').fill(owner);
    await page.getByTitle(owner, { exact: true }).click();
    await dialog.getByRole('button', { name: words('customers.assign.action') }).click();
    await expect(dialog).not.toBeVisible();
    await closeMessage(walk, words('customers.assign.done', { count: accounts, name: owner }));
    await expect(page.getByRole('cell', { name: owner, exact: true })).toHaveCount(accounts);
    await look('customers');
  });

  await step('customers: by tier, opened', async () => {
    const tabs = page.getByRole('navigation', { name: words('customers.tabs.label') });
    await tabs.getByRole('link', { name: words('customers.tabs.level', level) }).click();
    await expect(tabs.locator('[aria-current=page]')).toContainText(level.name);
    await settled(page);
    await look('customers-by-tier');
    await customerRows(walk).filter({ hasText: customer }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(customer);
    await look('account');
  });

  await step('account: why this tier, points add up, down to order lines', async () => {
    await page.getByTitle(words('customer.figure.tierHint')).click();
    const panel = page.getByRole('complementary').filter({ has: page.getByRole('button', { name: words('kit.panel.close') }) });
    await expect(panel.getByRole('heading', { level: 2 })).toHaveText(customer);
    await panel.getByRole('button', { name: /./, expanded: false }).click();
    const points = await panel
      .getByRole('table', { name: words.like('kit.explanation.label') })
      .getByRole('row')
      .evaluateAll((rows) =>
        rows
          .slice(1)
          .map((row) => Number((row.querySelector('td:last-child')?.textContent ?? '').replace('−', '-').replaceAll(/[^\d.-]/g, ''))),
      );
    const score = points.pop() ?? Number.NaN;
    const sum = points.reduce((total, each) => total + each, 0);
    // each is rounded to a tenth on screen
    if (points.length < 3 || Math.abs(sum - score) > 0.05 * (points.length + 1)) throw new Error(`${points.join(' + ')} is not ${score}`);
    await look('explanation');
    await panel.getByRole('table').first().getByRole('button').first().click();
    const lines = panel.getByRole('table', { name: words('tiers.evidence.label') });
    await expect(lines).toContainText('SO-1');
    await look('evidence', 'desk');
    await panel.getByRole('button', { name: words('tiers.explain.back') }).click();
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
  });
}
