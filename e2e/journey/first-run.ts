import { expect } from '../expect.ts';
import type { Walk } from '../walk.ts';

export interface Founder {
  name: string;
  email: string;
  password: string;
  organisation: string;
  template: string;
  /** As the time zone's list is searched, and as it then names it. */
  zone: { typed: string; id: string };
}

/** From an empty installation to being signed in, without demo data. */
export async function firstRun({ page, words, url, step, look }: Walk, who: Founder): Promise<void> {
  await step('first run: administrator and organisation', async () => {
    await page.goto(url);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words('firstRun.administrator.title'));
    await page.getByLabel(words('firstRun.administrator.name'), { exact: true }).fill(who.name);
    await page.getByLabel(words('session.email'), { exact: true }).fill(who.email);
    await page.getByLabel(words('session.password'), { exact: true }).fill(who.password);
    await page.getByLabel(words('firstRun.administrator.organisation'), { exact: true }).fill(who.organisation);
    await page
      .getByRole('radiogroup', { name: words('shell.menu.language') })
      .getByText(words.language === 'zh' ? '中文' : 'English', { exact: true })
      .click();
    await page.getByLabel(words('firstRun.administrator.timeZone'), { exact: true }).fill(who.zone.typed);
    await page.keyboard.press('Enter');
    await expect(page.getByTitle(who.zone.id)).toBeVisible();
    await look('first-run-administrator');
    await page.getByRole('button', { name: words('firstRun.administrator.next') }).click();
  });

  await step('first run: template, no demo data', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words('firstRun.model.title'));
    await page.getByRole('radio', { name: words(`firstRun.template.${who.template}.name`) }).check();
    await page.getByRole('checkbox', { name: words('firstRun.model.demo') }).uncheck();
    await look('first-run-model');
    const name = words(`firstRun.template.${who.template}.name`);
    await page.getByRole('button', { name: words('firstRun.model.use', { name }) }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words('firstRun.import.title'));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await look('first-run-import');
  });
}
