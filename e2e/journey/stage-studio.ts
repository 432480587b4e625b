import { expect } from '../expect.ts';
import { settled, type Walk } from '../walk.ts';

/** From the lifecycle to its form: a stage is taken out, and where its customers go shows by itself. */
export async function changeLifecycle({ page, words, step, look, url }: Walk): Promise<void> {
  const answer = page.getByRole('heading', { level: 1 });
  const repurchase = REPURCHASE[words.language];
  const days = () => page.getByRole('spinbutton', { name: words('stageStudio.expected', { name: FIRST[words.language] }) });

  await step('lifecycle studio: from the page to its form', async () => {
    await page.goto(`${url}/strategy/lifecycle`);
    await page.getByRole('link', { name: words('lifecycle.edit') }).click();
    await expect(answer).toContainText(words('studio.answer.same', { version: 1 }));
    await expect(page.getByRole('article')).toHaveCount(3);
    await settled(page);
    await look('lifecycle-studio');
  });

  await step('lifecycle studio: a figure that cannot be is told at its control', async () => {
    const was = await days().inputValue();
    await days().fill('99999');
    await expect(page.getByRole('alert')).toContainText(words('tiers.edit.faults', { count: 1 }));
    await days().fill(was);
    await expect(answer).toContainText(words('studio.answer.same', { version: 1 }));
  });

  await step('lifecycle studio: a stage is taken out, and its customers show where they go, by name', async () => {
    await page.locator('button.partName').filter({ hasText: repurchase }).click();
    await page.getByRole('button', { name: words('studio.part.removeNamed', { name: repurchase }) }).click();
    await expect(answer).toContainText(words.language === 'zh' ? '家客户会换阶段' : 'their stage');
    const movers = page.getByRole('table', { name: words('stageStudio.base.movers') });
    await page
      .getByRole('table', { name: words('stageStudio.base.matrix') })
      .getByRole('button')
      .first()
      .click();
    await expect(movers.getByRole('link')).not.toHaveCount(0);
    await settled(page);
    await look('lifecycle-studio-changed');
  });

  await step('lifecycle studio: what changes is told in words before it is published', async () => {
    await page.getByRole('button', { name: words('studio.publish') }).click();
    const panel = page.getByRole('complementary').filter({ hasText: words('studio.publishing.title') });
    await expect(panel).toContainText(words.language === 'zh' ? `删除阶段“${repurchase}”` : `Stage “${repurchase}” removed`);
    await settled(page);
    await page.goto(`${url}/strategy/lifecycle`);
  });
}

/** Two stages of the deal funnel as the template calls them. */
const FIRST = { zh: '需求', en: 'Need' };
const REPURCHASE = { zh: '复购', en: 'Repurchase' };
