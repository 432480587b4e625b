import type { ConsoleMessage } from 'playwright-core';
import { expect } from '../expect.ts';
import { settled, type Walk } from '../walk.ts';

const MEMBER = 'portal-1@customer.example';
/** A question as it is typed, and by its sound where there is one. */
const QUESTIONS = { zh: ['无法登录', 'denglu'], en: ['single sign-on'] };
const ASKED = { zh: '新学期名单导入后少了三个班', en: 'Three classes are missing after the import' };

/** A customer's person on their phone: in by a link, helped by an article, and by the desk with what no article answers. */
export async function visitPortal(walk: Walk): Promise<void> {
  const { page, words, url, step, look } = walk;
  const { language } = words;
  const main = page.getByRole('main');
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(`${url}/api/v1${path}`, { data });
    if (!answer.ok()) throw new Error(await answer.text());
    return answer.json();
  };
  await walk.resize('phone');

  await step('portal: who may read without signing in still finds the way in', async () => {
    const rules = `${url}/api/v1/portal-members/rules`;
    const kept = await (await page.request.get(rules)).json();
    await page.request.put(rules, { data: { ...kept, publicHelp: true } });
    await page.goto(`${url}/help`);
    await expect(main).toContainText(words('portal.home.signInToAsk'));
    await look('portal-public', 'phone');
    await page
      .getByRole('banner')
      .getByRole('link', { name: words('portalAccess.enter.signIn'), exact: true })
      .click();
    await page.getByLabel(words('portalAccess.enter.email'), { exact: true }).waitFor();
    await page.request.put(rules, { data: kept });
  });

  await step('portal: in by a link that works once', async () => {
    const { path } = await post('/portal-members/links', { email: MEMBER });
    await page.goto(url + path);
    await look('portal-enter', 'phone');
    await page.getByRole('button', { name: words('portalAccess.enter.linkGo'), exact: true }).click();
    await expect(main).toContainText(words('portal.home.title'));
  });

  await step('portal: each page opens from the menu, and nothing breaks on the way', async () => {
    const broken: string[] = [];
    const hear = (message: ConsoleMessage) => void (message.type() === 'error' && broken.push(message.text()));
    page.on('console', hear);
    for (const entry of await page
      .getByRole('navigation', { name: words('portal.menu') })
      .getByRole('link')
      .all()) {
      await entry.click();
      await settled(page);
    }
    page.off('console', hear);
    if (broken.length > 0) throw new Error(broken.join('\n'));
  });

  await step('portal: who does not know what to ask leafs through a category', async () => {
    await page.goto(`${url}/portal`);
    await main
      .getByRole('region', { name: words('portal.home.categories') })
      .getByRole('link')
      .first()
      .click();
    await page.waitForURL(/[?&]category=/);
    await expect(main.getByRole('listitem').first()).toBeVisible();
    await look('portal-category', 'phone');
  });

  await step('portal: what was begun to be asked is there again after a reload, and an address that leads nowhere says so', async () => {
    await page.goto(`${url}/portal/ask`);
    await page.getByLabel(words('portal.form.subject'), { exact: true }).fill(ASKED[language]);
    await page.reload();
    const subject = page.getByLabel(words('portal.form.subject'), { exact: true });
    await subject.waitFor();
    if ((await subject.inputValue()) !== ASKED[language]) throw new Error('what was typed is lost');
    for (const [address, text] of [
      ['requests/no-id', 'portal.reply.missing'],
      ['nowhere', 'kit.state.notFoundTitle'],
    ] as const) {
      await page.goto(`${url}/portal/${address}`);
      await expect(main).toContainText(words(text));
      await look('portal-missing', 'phone');
    }
    await page.goto(`${url}/portal`);
  });

  await step('portal: a question is answered as it is written and as it sounds', async () => {
    for (const question of QUESTIONS[language]) {
      await page.getByRole('combobox', { name: words('portal.home.label') }).fill(question);
      await page.locator('search [role=option]').first().waitFor({ state: 'attached' });
      await look('portal-suggested', 'phone');
      await page.getByRole('button', { name: words('portal.home.go'), exact: true }).click();
      await page.waitForURL(/[?&]q=/);
      await expect(main.getByRole('listitem').first()).toBeVisible();
    }
    await settled(page);
    await look('portal-answers', 'phone');
    await main.getByRole('listitem').first().getByRole('link').click();
    await page.getByRole('button', { name: words('portal.article.yes'), exact: true }).click();
    await expect(main).toContainText(words('portal.article.thanks'));
    await look('portal-article', 'phone');
  });

  await step('portal: what no article answers is asked', async () => {
    await page.goto(`${url}/portal/ask`);
    await page.getByLabel(words('portal.form.subject'), { exact: true }).fill(ASKED[language]);
    await page.getByLabel(words('portal.form.text'), { exact: true }).fill(ASKED[language]);
    await settled(page);
    await look('portal-ask', 'phone');
    await page.getByRole('button', { name: words('portal.form.submit'), exact: true }).click();
    await expect(main).toContainText(words('portal.said.received'));
  });

  await step('portal: once the desk has solved it, its customer confirms and rates it', async () => {
    const id = page.url().split('/').at(-1) ?? '';
    const { revision } = await (await page.request.get(`${url}/api/v1/service-requests/${id}`)).json();
    await post(`/service-requests/${id}/solve`, { revision });
    await page.reload();
    await main.getByRole('radiogroup').getByText('5', { exact: true }).click();
    await look('portal-confirm', 'phone');
    await page.getByRole('button', { name: words('portal.reply.confirm'), exact: true }).click();
    await expect(main).toContainText(words('portal.said.closed'));
    await page.goto(`${url}/portal/requests?view=ended`);
    await expect(main).toContainText(ASKED[language]);
    await look('portal-requests', 'phone');
  });
  await walk.resize('desk');
}
