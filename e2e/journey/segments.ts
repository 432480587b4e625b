import { expect } from '../expect.ts';
import { settled, type Walk } from '../walk.ts';
import { navigate } from './tiers.ts';

/** How the segment made by the builder is called. */
const NAME = { zh: '今年下过单的客户', en: 'Ordered this year' } as const;

/** A segment by condition: counted while it is written, kept with the same count. */
export async function makeSegment(walk: Walk): Promise<void> {
  const { page, words, step, look } = walk;
  const name = NAME[words.language];
  const field = words('customers.field.count12m');
  await step('segments: none yet', async () => {
    await navigate(walk, 'customers', 'segments');
    await expect(page.getByRole('main')).toContainText(words('segment.empty.title'));
    await look('segments-none');
  });

  await step('segments: one by condition, with its count', async () => {
    await page.getByRole('button', { name: words('segment.new.dynamic') }).click();
    const panel = page.getByRole('complementary').filter({ has: page.getByRole('button', { name: words('kit.panel.close') }) });
    await panel.getByLabel(words('segment.form.name'), { exact: true }).fill(name);
    await panel.getByRole('button', { name: words('segment.editor.addTest'), exact: true }).click();
    await panel.getByRole('combobox', { name: words('customers.filter.field') }).fill(field);
    await page.getByTitle(field, { exact: true }).click();
    await panel.getByRole('spinbutton').fill('1');
    const counted = panel.locator('.conditionCount em').first();
    await expect(counted).toHaveText(/^\d+$/);
    await settled(page);
    const accounts = await counted.innerText();
    await look('segment-builder', 'desk');
    await panel.getByRole('button', { name: words('segment.form.save') }).click();
    await expect(panel.getByRole('heading', { level: 2 })).toHaveText(name);
    await expect(panel.locator('.conditionCount em').first()).toHaveText(accounts);
    const row = page
      .getByRole('table', { name: words('shell.page.segments') })
      .getByRole('row')
      .filter({ hasText: name });
    await expect(row).toContainText(accounts);
    await look('segment');
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
  });
}
