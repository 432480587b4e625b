import { expect } from '../expect.ts';
import { settled, type Walk } from '../walk.ts';
import { navigate } from './tiers.ts';

/** A health policy in its form: a wrong weight told at its control, and a threshold that shows at once whom it makes worse. */
export async function changeHealth(walk: Walk): Promise<void> {
  const { page, words, step, look } = walk;
  const figure = (label: string) => page.getByRole('spinbutton', { name: label }).or(page.getByRole('textbox', { name: label }));
  const answer = page.getByRole('heading', { level: 1 });

  await step('health studio: from the policy in words to its form', async () => {
    await navigate(walk, 'strategy', 'health');
    await page
      .getByRole('navigation', { name: words('health.tabs.label') })
      .getByRole('link', { name: words('health.tabs.policy') })
      .click();
    await page.getByRole('link', { name: words('health.policy.edit') }).click();
    await expect(answer).toContainText(words('studio.answer.same', { version: 1 }));
    await expect(page.getByRole('article')).toHaveCount(3);
  });

  await step('health studio: weights that do not make 100 are told at the control', async () => {
    const weight = page.locator('#studio-dimensions-0-weight');
    const was = await weight.inputValue();
    await weight.fill('1');
    await expect(page.getByRole('alert')).toContainText(words('tiers.edit.faults', { count: 1 }));
    await settled(page);
    await look('health-studio-fault', 'desk');
    await weight.fill(was);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  await step('health studio: a raised threshold shows whom it makes worse, by what, and nobody better', async () => {
    await figure(words('healthStudio.colour.from', { colour: words('healthStudio.colour.green') })).fill('99');
    await expect(answer).toContainText(words.language === 'zh' ? '家变差' : 'worse');
    const [moved, worse, better] = (await answer.innerText()).match(/\d+/g)!.map(Number);
    if (better !== 0 || moved !== worse || !worse) throw new Error(`a raised threshold moves ${moved}: ${worse} worse, ${better} better`);
    await expect(page.getByRole('table', { name: words('healthStudio.matrix.label') }).getByRole('button')).not.toHaveCount(0);
    await expect(page.getByRole('table', { name: words('healthStudio.movers.title') })).toContainText(words('healthStudio.cause.colours'));
    await settled(page);
    await look('health-studio');
  });

  await step('health studio: back to the version in force', async () => {
    await page.getByRole('button', { name: words('studio.revert') }).click();
    await expect(answer).toContainText(words('studio.answer.same', { version: 1 }));
  });
}
