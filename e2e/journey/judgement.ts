import { expect } from '../expect.ts';
import { settled, type Walk } from '../walk.ts';
import { customerRows, navigate } from './tiers.ts';

const LEAD = { name: 'Second Person', email: 'second@example.com', role: 'operations_lead' } as const;
const PAST = '2026-07-31';
const REASON = { zh: '并购谈判中，暂不调整', en: 'In merger talks: leave it as it is' };

/** Would it have foreseen what happened? Of tiers and of health. */
export async function backtest(walk: Walk): Promise<void> {
  const { page, words, step, look, url } = walk;
  for (const [name, at] of [
    ['tiers', '/strategy/tiers?view=backtest'],
    ['health', '/strategy/health?view=backtest'],
  ] as const)
    await step(`backtest of ${name}: the points, what became of each, and what to mind`, async () => {
      await page.goto(url + at);
      await page.getByRole('button', { name: words('backtest.form.run') }).click();
      const points = page.getByRole('table', { name: words('backtest.points.title') });
      await expect(points.getByRole('row')).not.toHaveCount(0);
      await settled(page);
      await look(`backtest-${name}`);
    });
}

/** A past day goes along from page to page, offers nothing that writes, and ends at one press. */
export async function lookBack(walk: Walk): Promise<void> {
  const { page, words, step, look, url } = walk;
  await step('a past day: said on every page, nothing to change, and back to today', async () => {
    await page.goto(`${url}/strategy/tiers?asOf=${PAST}`);
    const back = page.getByRole('button', { name: words('kit.asOf.today') });
    await expect(back).toBeVisible();
    await expect(page.getByRole('button', { name: words('tiers.evaluate.action') })).toHaveCount(0);
    await settled(page);
    await look('past-tiers');
    await page.getByRole('link', { name: words('shell.page.health') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(back).toBeVisible();
    if (!page.url().includes(`asOf=${PAST}`)) throw new Error(`the day was lost on the way to ${page.url()}`);
    await back.click();
    await expect(back).toHaveCount(0);
  });
}

/** Frozen with a reason, marked beside its tier, and judged again. */
export async function freeze(walk: Walk): Promise<void> {
  const { page, words, step, look } = walk;
  await step('a customer is frozen for a reason, marked so, and let go again', async () => {
    await navigate(walk, 'customers');
    const first = customerRows(walk)
      .filter({ has: page.getByRole('cell') })
      .first();
    await expect(first).toBeVisible();
    await settled(page);
    await first.click();
    await expect(page.getByRole('navigation', { name: words('customer.tab.label') })).toBeVisible();
    await settled(page);
    await page.getByTitle(words('customer.figure.tierHint')).click();
    const panel = page.getByRole('complementary').filter({ has: page.getByRole('button', { name: words('kit.panel.close') }) });
    await panel.getByRole('button', { name: words('byHand.freeze.action') }).click();
    await panel.getByLabel(words('byHand.reason')).fill(REASON[words.language]);
    await settled(page);
    await look('freeze', 'desk');
    await panel.getByRole('button', { name: words('byHand.freeze.save'), exact: true }).click();
    await expect(panel).toContainText(words('byHand.why', { reason: REASON[words.language] }));
    await settled(page);
    await look('frozen');
    await panel.getByRole('button', { name: words('byHand.freeze.end') }).click();
    await panel.getByLabel(words('byHand.endReason')).fill(REASON[words.language]);
    await panel.getByRole('button', { name: words('byHand.freeze.end') }).click();
    await expect(panel).not.toContainText(words('byHand.why', { reason: REASON[words.language] }));
  });
}

/** Publishing needs two: the author submits, another person approves. */
export async function needTwo(walk: Walk): Promise<void> {
  const { page, words, step, look, url } = walk;
  await step('publishing needs a second person: submitted, and awaited', async () => {
    await page.goto(`${url}/strategy/tiers?view=policy&panel=publishing`);
    await page.getByRole('switch', { name: words('approval.rules.secondPerson') }).click();
    await expect(page.getByRole('switch', { checked: true })).toBeVisible();
    const found = await (await page.request.get(`${url}/api/v1/policies/value-tier`)).json();
    const yaml = found.yaml.replace('score: 70', 'score: 72');
    const saved = await page.request.put(`${url}/api/v1/policies/value-tier/draft`, { data: { yaml } });
    if (!saved.ok()) throw new Error(await saved.text());
    await page.goto(`${url}/strategy/studio?panel=publish`);
    const panel = page.getByRole('complementary').filter({ hasText: words('approval.panel') });
    await panel.getByRole('button', { name: words('approval.submit') }).click();
    await expect(panel.getByRole('status')).toContainText(words('approval.done', { version: found.version + 1 }));
    await page.goto(`${url}/strategy/tiers?view=policy`);
    await expect(page.getByRole('region', { name: words('approval.title') })).toContainText(words('approval.mine'));
    await settled(page);
    await look('awaiting');
  });
  await step('publishing needs a second person: who approves', async () => {
    const { page: theirs, close } = await walk.as(LEAD);
    await theirs.goto(`${url}/strategy/tiers?view=policy`);
    const waiting = theirs.getByRole('region', { name: words('approval.title') });
    await waiting.getByRole('button', { name: words('approval.approve') }).click();
    await expect(waiting).toHaveCount(0);
    await close();
    await page.reload();
    await expect(page.getByRole('region', { name: words('approval.title') })).toHaveCount(0);
    await expect(page.getByRole('main')).toContainText(LEAD.name);
    await settled(page);
    await look('approved', 'desk');
  });
}
