import { expect } from '../expect.ts';
import { settled, type Walk } from '../walk.ts';

/** Benefits and service levels from their page to their forms: a changed figure shows on customers and on the base at once. */
export async function changeBenefits(walk: Walk): Promise<void> {
  const { page, words, step, look, url } = walk;
  const answer = page.getByRole('heading', { level: 1 });
  const training = TRAINING[words.language];
  const quantity = page.getByRole('spinbutton', { name: words('grant.matrix.quantityOf', { name: training }) });

  await step('benefits studio: from the matrix of the page to that of the form', async () => {
    await page.goto(`${url}/strategy/benefits`);
    await page.getByRole('link', { name: words('grant.edit.benefits') }).click();
    await expect(answer).toContainText(words('studio.answer.same', { version: 1 }));
    await expect(page.getByRole('article')).toHaveCount(3);
    await page.getByRole('button', { name: words('grant.matrix.cell', { level: 'C', stage: words('benefit.stage.operation') }) }).click();
    await expect(quantity).toBeVisible();
    await settled(page);
    await look('benefits-studio');
  });

  await step('benefits studio: terms that say too little are told in their cell', async () => {
    // The window was a phone's meanwhile: what was open is open still.
    await quantity.fill('');
    await expect(page.getByRole('alert')).toContainText(words('tiers.edit.faults', { count: 1 }));
    await settled(page);
    await look('benefits-studio-fault', 'desk');
  });

  await step('benefits studio: hours of training more, who has other terms and what they cost show by themselves', async () => {
    await quantity.fill('30');
    await expect(answer).toContainText(words.language === 'zh' ? '家数量或级别不同' : 'other terms');
    const row = page
      .getByRole('table', { name: words('grant.base.benefits') })
      .getByRole('row')
      .filter({ hasText: training });
    await expect(row).toContainText('→');
    await expect(page.getByRole('list', { name: words('grant.mover.title') }).getByRole('listitem')).not.toHaveCount(0);
    await settled(page);
    await look('benefits-studio-changed');
  });

  await step('service levels: a quicker target shows on the customers of the class', async () => {
    await page.goto(`${url}/strategy/benefits?view=sla`);
    await page.getByRole('link', { name: words('grant.edit.sla') }).click();
    await expect(answer).toContainText(words('studio.answer.same', { version: 1 }));
    const [name, severity, what] = [GOLD[words.language], words('benefit.sla.is.critical'), words('benefit.sla.respond')];
    await page.getByRole('spinbutton', { name: words('grant.class.target', { name, severity, what }) }).fill('5');
    await expect(page.getByRole('article').first()).toContainText(words('benefit.sla.minutes', { count: 5 }));
    await settled(page);
    await look('sla-studio');
  });
}

/** As the template calls them. */
const TRAINING = { zh: '运维培训', en: 'Training in operations' };
const GOLD = { zh: '金牌', en: 'Gold' };
