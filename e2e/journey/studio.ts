import { expect } from '../expect.ts';
import { settled, type Walk } from '../walk.ts';
import { navigate } from './tiers.ts';

const WAIT_MS = 20_000;
const POLL_MS = 200;

/** How many customers each level has, once the base was judged by a version: publishing begins that, and does not wait for it. */
async function standingBy({ page, url }: Pick<Walk, 'page' | 'url'>, version: number): Promise<Map<string, number>> {
  const until = performance.now() + WAIT_MS;
  for (;;) {
    const runs = await (await page.request.get(`${url}/api/v1/evaluations?limit=20&policyId=value-tier`)).json();
    if (runs.items.some((run: { version: number }) => run.version === version)) break;
    if (performance.now() > until) throw new Error(`nobody was judged by version ${version}`);
    await page.waitForTimeout(POLL_MS);
  }
  const found = await (await page.request.get(`${url}/api/v1/tiers`)).json();
  return new Map(found.levels.map((level: { id: string; accounts: number }) => [level.id, level.accounts]));
}

/** Raise a threshold, see at once and on all customers who falls, publish, and roll back. */
export async function changePolicy(walk: Walk): Promise<void> {
  const { page, words, step, look, url } = walk;
  const before = await standingBy(walk, 1);
  const threshold = () =>
    page
      .getByRole('textbox', { name: words('studio.level.score', { name: THE_BEST[words.language] }) })
      .or(page.getByRole('spinbutton', { name: words('studio.level.score', { name: THE_BEST[words.language] }) }));
  let falls = 0;

  await step('studio: from the policy in words to its form', async () => {
    await navigate(walk, 'strategy');
    await page
      .getByRole('navigation', { name: words('tiers.tabs.label') })
      .getByRole('link', { name: words('tiers.tabs.policy') })
      .click();
    await page.getByRole('link', { name: words('tiers.policy.edit') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(words('studio.answer.same', { version: 1 }));
    await expect(page.getByRole('article')).toHaveCount(3);
    await settled(page);
    await look('studio');
  });

  await step('studio: a threshold that stands above the one before it is told at its control', async () => {
    await threshold().fill('60');
    await expect(page.getByRole('alert')).toContainText(words('tiers.edit.faults', { count: 1 }));
    await settled(page);
    await look('studio-fault');
  });

  await step('studio: a raised threshold shows on three customers at once', async () => {
    await threshold().fill('90');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(words('studio.answer.changed', { count: 1 }));
    await expect(page.getByRole('article').filter({ hasText: words('studio.sample.becomes') })).not.toHaveCount(0);
    await settled(page);
    await look('studio-changed');
  });

  await step('studio: simulated on all customers, who falls is listed', async () => {
    await page.getByRole('button', { name: words('studio.simulate') }).click();
    const answer = page.getByRole('heading', { level: 1 });
    await expect(answer).toContainText(words.language === 'zh' ? '家降' : 'down');
    const [moved, up, down] = (await answer.innerText()).match(/\d+/g)!.map(Number);
    if (up !== 0 || moved !== down || !down) throw new Error(`a raised threshold moves ${moved}: ${up} up, ${down} down`);
    falls = down;
    await expect(page.getByRole('table', { name: words('tiers.simulate.movers') }).getByRole('row')).not.toHaveCount(0);
    await settled(page);
    await look('studio-simulated');
  });

  await step('studio: what was simulated is published, told in words', async () => {
    await page.getByRole('button', { name: words('studio.publish') }).click();
    const panel = page.getByRole('complementary').filter({ hasText: words('studio.publishing.title') });
    await expect(panel).toContainText(SAID[words.language]);
    await expect(panel).toContainText(words('studio.publishing.simulated'));
    await settled(page);
    await look('studio-publish', 'desk');
    await panel.getByLabel(words('tiers.publish.note')).fill(words.language === 'zh' ? '战略客户从严' : 'Fewer strategic customers');
    await panel.getByRole('button', { name: words('tiers.publish.action') }).click();
    await expect(panel.getByRole('status')).toContainText(words('tiers.simulate.published', { version: 2 }));
    const after = await standingBy(walk, 2);
    if (after.get('A') !== before.get('A')! - falls) throw new Error(`${before.get('A')} less ${falls} is not ${after.get('A')}`);
  });

  await step('studio: rolled back, every level holds as many as before', async () => {
    await page.getByRole('link', { name: words('studio.publishing.back', { page: words('shell.page.tiers') }) }).click();
    await page.getByRole('button', { name: words('tiers.versions.restore') }).click();
    const panel = page.getByRole('complementary').filter({ hasText: words('tiers.versions.title') });
    await expect(panel).toContainText(words('tiers.versions.back', { version: 2 }));
    await settled(page);
    await look('studio-versions', 'desk');
    await panel.getByRole('button', { name: words('tiers.versions.rollBack', { version: 1 }) }).click();
    await expect(panel.getByRole('status')).toContainText(words('tiers.versions.done', { version: 1, made: 3 }));
    const after = await standingBy(walk, 3);
    for (const [level, accounts] of before)
      if (after.get(level) !== accounts) throw new Error(`level ${level} had ${accounts} customers and has ${after.get(level)}`);
    await page.goto(`${url}/strategy/tiers?view=policy`);
    await settled(page);
    await look('studio-rolled-back');
  });
}

/** The best level of the template, as its control is called, and what the difference says of it. */
const THE_BEST = { zh: 'A 战略客户', en: 'A Strategic' };
const SAID = { zh: 'A 级的门槛由 85 分改为 90 分', en: 'Level A: threshold from 85 to 90' };
