import { expect } from '../expect.ts';
import { settled, type Walk } from '../walk.ts';
import { customerRows, evaluateNow, navigate } from './tiers.ts';

/** Months on: everybody is judged anew, and the plays make what is due. Answers how many tasks stand on the list. */
export async function letPlaysRun(walk: Walk, accounts: number): Promise<void> {
  const { page, words, step } = walk;
  await step('evaluated again, plays run', async () => {
    await navigate(walk, 'strategy');
    await evaluateNow(walk, accounts);
    const status = await page.evaluate(async () => {
      const answer = await fetch('/api/v1/plays/run', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
      return `${answer.status} ${await answer.text()}`;
    });
    if (!status.startsWith('200')) throw new Error(`plays/run answered ${status}`);
    await page.goto(`${walk.url}/today`);
    await settled(page);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(words.like('today.answer.onTime'));
  });
}

/** A task of the list by its customer. */
const taskOf = (walk: Walk, account: string) =>
  walk.page.getByRole('listitem').filter({ has: walk.page.getByRole('button', { name: account, exact: true }) });

/** Fills and sends the outcome form that is open. */
async function logOutcome({ page, words }: Walk, summary: string, outcome: string): Promise<void> {
  await page.getByRole('radio', { name: words(`task.outcome.${outcome}`), exact: true }).check();
  await page.getByLabel(words('task.form.summary'), { exact: true }).fill(summary);
  await page.getByRole('button', { name: words('task.form.close') }).click();
}

/** Why, what to say, an outcome logged, undone, logged again; it then stands in the timeline. */
export async function workTheDay(
  walk: Walk,
  { customer, reason, summary }: { customer: string; reason: RegExp; summary: string },
): Promise<void> {
  const { page, words, step, look } = walk;
  // The customer may have other tasks of other plays.
  const task = taskOf(walk, customer).filter({ hasText: reason });
  const panel = page.getByRole('complementary');

  await step('today: the task with its reason, its script', async () => {
    await expect(task).toContainText(reason);
    await look('today');
    await task.getByRole('button', { name: customer, exact: true }).click();
    await expect(panel).toContainText(words('task.panel.script'));
    await expect(panel).toContainText(customer);
    await look('today-script');
  });

  await step('today: outcome logged, undone, logged again', async () => {
    const log = async () => {
      await panel.getByRole('button', { name: words('task.panel.log') }).click();
      await logOutcome(walk, summary, 'agreed');
      await expect(page.getByRole('status').filter({ hasText: words('task.done.closed', { account: customer }) })).toBeVisible();
      await expect(task).toHaveCount(0);
    };
    await log();
    await look('today-logged', 'desk');
    await page.getByRole('button', { name: words('kit.undo') }).click();
    await expect(task).toHaveCount(1);
    await task.getByRole('button', { name: customer, exact: true }).click();
    await expect(panel.getByRole('heading', { level: 2 })).toContainText(customer);
    await log();
  });

  await step('account: the outcome stands in the timeline', async () => {
    await navigate(walk, 'customers');
    await customerRows(walk).filter({ hasText: customer }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(customer);
    await expect(page.getByRole('listitem').filter({ hasText: summary })).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: words('task.outcome.agreed') })).toBeVisible();
    await look('account-later');
  });
}

/** The same on a phone: the first task's sheet, an outcome, the customer's page. */
export async function workOnPhone(walk: Walk, summary: string): Promise<void> {
  const { page, words, step, look, resize } = walk;
  await step('phone: a task from the list, its sheet, an outcome', async () => {
    await resize('phone');
    await page
      .getByRole('navigation', { name: words('shell.tabs') })
      .getByRole('link', { name: words('shell.group.todayShort') })
      .click();
    await settled(page);
    await look('phone-today', 'phone');
    await page.getByRole('button', { name: words('today.phone.script'), exact: true }).click();
    const sheet = page.getByRole('dialog');
    await expect(sheet).toContainText(words('task.panel.script'));
    await look('phone-script', 'phone');
    const account = await sheet.getByRole('link').first().innerText();
    await sheet.getByRole('button', { name: words('task.panel.log') }).click();
    await look('phone-log', 'phone');
    await logOutcome(walk, summary, 'reached');
    await expect(taskOf(walk, account)).toHaveCount(0);
    await expect(page.getByRole('status').filter({ hasText: words('task.done.closed', { account }) })).toBeVisible();
    await look('phone-logged', 'phone');
    await page
      .getByRole('navigation', { name: words('shell.tabs') })
      .getByRole('link', { name: words('shell.group.customers') })
      .click();
    await page.getByRole('link').filter({ hasText: account }).click();
    await expect(page.getByRole('listitem').filter({ hasText: summary })).toBeVisible();
    await look('phone-account', 'phone');
    await resize('desk');
  });
}
