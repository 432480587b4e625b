import { expect } from '../expect.ts';
import { settled, type Walk } from '../walk.ts';
import { askInCircle } from './community.ts';
import { meanTheSame } from './synonyms.ts';
import { answerTwoAtOnce } from './two-at-once.ts';
import { askByWidget } from './widget.ts';

const NEXT = 'portal-2@customer.example';
const ENGINEER = { name: 'Gu Xing', email: 'gu@provider.example', role: 'provider' } as const;
/** What one customer writes, what solves it, and how the next one asks: by words, and by its sound where there is one. */
const TEXTS = {
  zh: {
    subject: '凭证过期后登录不了平台',
    body: '老师说凭证过期，登录不了，麻烦看一下。',
    answer: '请在平台里打开“我的凭证”，点“重新签发”，然后重新登录。',
    asked: ['凭证过期登录不了', 'pingzheng guoqi'],
    form: { subject: '想预约一次产品演示', text: '下周三下午方便，请安排讲解员。', received: '已收到' },
  },
  en: {
    subject: 'Voucher expired and sign-in refused',
    body: 'Our teachers cannot sign in since the voucher expired.',
    answer: 'Open My vouchers on the platform, press Renew, then sign in again.',
    asked: ['voucher expired'],
    form: { subject: 'We would like a demonstration', text: 'Wednesday afternoon suits us best.', received: 'Received' },
  },
};
/** One of a select's choices, by what the select is called. */
async function choose(page: Walk['page'], select: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: select, exact: true }).click();
  await page.locator(`.ant-select-item-option[title="${option}"]`).click();
}
const MAIL_WAIT_MS = 100_000;
const POLL_MS = 1_000;

/**
 * The desk's whole course: a customer's mail, the provider of its product, an answer, the callback and the rating, an article of it, and the next customer
 * who finds it on their phone. While the mail waits for its minute, the pages beside the desk are looked at.
 */
export async function serve(walk: Walk): Promise<void> {
  const { page, words, url, step, look } = walk;
  const texts = TEXTS[words.language];
  const main = page.getByRole('main');
  const get = async (path: string) => (await page.request.get(`${url}/api/v1${path}`)).json();
  const send = async (method: 'post' | 'patch', path: string, data: object) => {
    const answer = await page.request[method](`${url}/api/v1${path}`, { data });
    if (!answer.ok()) throw new Error(await answer.text());
    return answer.json();
  };
  // A product that a provider stands for, as an order of the demo names it.
  const { items } = await get('/service-orders?limit=100');
  const { productId, providerId } = items.find((one: { providerId: string | null }) => one.providerId);
  const engineer = await walk.as(ENGINEER);
  await send('post', `/accounts/${providerId}/members`, { userId: engineer.id, role: 'service' });
  const account = (await get('/accounts?limit=1&sort=name')).items[0];
  await send('post', '/contacts', { accountId: account.id, name: 'Li Xuemei', email: 'li@asks.example' });

  await step('service: a customer’s mail is taken in', async () => {
    const { hook } = await send('post', '/mailboxes', { kind: 'hook', name: 'Help', address: 'help@example.com', enabled: true });
    const head = ['From: li@asks.example', 'To: help@example.com', 'Message-ID: <one@asks.example>', `Subject: ${texts.subject}`];
    const mail = [...head, 'Content-Type: text/plain; charset=utf-8', '', texts.body, ''].join('\r\n');
    const taken = await page.request.post(url + hook, { data: mail, headers: { 'content-type': 'message/rfc822' } });
    if (!taken.ok()) throw new Error(await taken.text());
  });
  let form = { id: '', slug: 'help' };
  await step('service: anybody opens a request by a form, on the phone', async () => {
    const said = { slug: form.slug, enabled: true, languages: ['zh', 'en'], title: { zh: '联系我们', en: 'Contact us' }, kind: 'question' };
    const asked = { intro: null, consent: null, productId: null, phone: 'optional', company: 'optional', suggests: true, origins: [] };
    form = await send('post', '/request-forms', { ...said, ...asked });
    await walk.resize('phone');
    await page.goto(`${url}/f/help?lang=${words.language}`);
    const { received, ...written } = texts.form;
    const typed = { name: 'Zhao Min', email: 'zhao@elsewhere.example', ...written };
    for (const [field, value] of Object.entries(typed)) await page.locator(`#${field}`).fill(value);
    await look('form', 'phone');
    await page.locator('form button').click();
    await expect(page.locator('body')).toContainText(received);
    await look('form-sent', 'phone');
    await walk.resize('desk');
    await page.goto(`${url}/service/requests?view=all&q=${encodeURIComponent(typed.text)}`);
    await expect(main).toContainText(typed.subject);
    await look('requests-found');
  });
  await askByWidget(walk, form);
  await answerTwoAtOnce(walk, account.id);
  await readServicePages(walk);
  await openFigure(walk);

  await step('service: the mail has become a request of its account and person', async () => {
    const begun = performance.now();
    const found = async () => (await get(`/service-requests?view=open&q=${encodeURIComponent(texts.subject)}`)).items[0];
    while (!(await found())) {
      if (performance.now() - begun > MAIL_WAIT_MS) throw new Error('the mail made no request');
      await page.waitForTimeout(POLL_MS);
    }
    const { id, revision } = await found();
    await send('patch', `/service-requests/${id}`, { id, revision, productId, kind: 'question' });
    await page.goto(`${url}/service/requests/${id}`);
    await expect(main).toContainText(texts.body);
    await expect(main).toContainText(account.name);
    await look('request-of-mail');
  });

  await step('service: dispatched to the provider of its product', async () => {
    await page.getByRole('button', { name: words('desk.act.change'), exact: true }).click();
    await choose(page, words('desk.dispatch.title'), words('desk.dispatch.provider'));
    await expect(main).toContainText(words('desk.statusOf.dispatched'));
  });

  await step('service: its provider answers, with articles beside', async () => {
    const theirs = engineer.page;
    await theirs.goto(page.url());
    await expect(theirs.getByRole('main')).toContainText(words('desk.articles.title'));
    await settled(theirs);
    await engineer.look('request-of-provider');
    await theirs.getByRole('textbox', { name: words('desk.work.wayOf.answer') }).fill(texts.answer);
    await choose(theirs, words('desk.work.after'), words('desk.work.afterOf.solved'));
    await theirs.getByRole('button', { name: words('desk.work.go.answer'), exact: true }).click();
    await expect(theirs.getByRole('main')).toContainText(words('desk.statusOf.solved'));
    await engineer.close();
  });

  await step('service: called back, closed and rated', async () => {
    await page.reload();
    await page.getByRole('button', { name: words('desk.act.close'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('[role=radio][aria-posinset="5"]').click();
    await dialog.getByRole('button', { name: words('desk.act.close'), exact: true }).click();
    await expect(main).toContainText(words('desk.statusOf.closed'));
    // What was pressed is gone, and the keyboard goes on from the page.
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    await look('request-closed');
  });

  await step('service: the customer’s timeline tells of it among what the desk did', async () => {
    const request = page.url();
    await page.goto(`${url}/customers/${account.id}?part=people`);
    await main.getByRole('link', { name: words('customer.timeline.part.service'), exact: true }).click();
    const told = main.locator('.timeline').getByRole('listitem').filter({ hasText: texts.subject });
    await expect(told).toHaveCount(3);
    await look('timeline-of-service');
    await told.getByRole('link').first().click();
    await page.waitForURL(request);
  });

  await step('service: what solved it becomes an article', async () => {
    await page.getByRole('link', { name: words('desk.articles.write'), exact: true }).click();
    await expect(page.getByLabel(words('knowing.title'), { exact: true })).toBeVisible();
    await choose(page, words('knowing.facet.audience'), words('knowing.audience.customers'));
    await settled(page);
    await look('article-of-request');
    await page.getByRole('button', { name: words('knowing.form.save'), exact: true }).click();
    await page.getByRole('button', { name: words('knowing.act.publish'), exact: true }).click();
    await expect(page.getByRole('button', { name: words('knowing.act.outdate') })).toBeVisible();
  });

  await meanTheSame(walk, texts.subject);

  await step('service: the next customer finds it on the phone', async () => {
    await walk.resize('phone');
    const { path } = await send('post', '/portal-members/links', { email: NEXT });
    await page.goto(url + path);
    await page.getByRole('button', { name: words('portalAccess.enter.linkGo'), exact: true }).click();
    for (const question of texts.asked) {
      await page.getByRole('combobox', { name: words('portal.home.label') }).fill(question);
      await page.getByRole('button', { name: words('portal.home.go'), exact: true }).click();
      await expect(main.getByRole('listitem').first()).toContainText(texts.subject);
    }
    await look('portal-found', 'phone');
  });
  await readPortalPages(walk);
  await askInCircle(walk);
  await walk.resize('desk');
}

type Pages = readonly [name: string, path: string, mark: (words: Walk['words']) => string][];
const DESK: Pages = [
  ['service-orders', '/service/orders', (words) => words('serviceOrder.title')],
  ['forms', '/service/requests?panel=forms', (words) => words('requestForm.note')],
  ['starts', '/service/starts', (words) => words('starting.eyebrow')],
  ['recurring', '/service/recurring', (words) => words('shell.page.recurring')],
  ['synonyms', '/service/searches/synonyms', (words) => words('knowing.synonyms.sub')],
  ['chats', '/admin/inbound?panel=chats', (words) => words('chatHook.title')],
  ['calls', '/service/calls', (words) => words('calling.view.missed')],
  ['residents', '/service/residents', (words) => words('shell.page.residents')],
  ['documents', '/admin/products?documents=true', (words) => words('shell.page.products')],
  ['watch', '/customers/watch', (words) => words('watching.eyebrow')],
  ['referrals', '/customers/referrals', (words) => words('referring.eyebrow')],
  ['schedule', '/service/schedule', (words) => words('serviceOrder.schedule.eyebrow')],
  ['providers', '/service/providers', (words) => words('shell.page.providers')],
  ['community', '/service/community?view=all', (words) => words('community.accepted')],
  ['feedback', '/feedback', (words) => words('roadmap.state.planned')],
  ['feedback-ranked', '/feedback?view=open', (words) => words('roadmap.column.score')],
  ['courses', '/service/training', (words) => words('training.state.published')],
  ['training-gaps', '/service/training?view=customers', (words) => words('training.onlyGaps')],
];
const PORTAL: Pages = [
  ['orders', '/portal/orders', (words) => words('portal.nav.orders')],
  ['starts', '/portal/starts', (words) => words('portal.starts.title')],
  ['questions', '/portal/questions', (words) => words('community.portal.ask')],
  ['feedback', '/portal/feedback', (words) => words('portal.nav.feedback')],
  ['surveys', '/portal/surveys', (words) => words('portal.nav.surveys')],
  ['usage', '/portal/usage', (words) => words('portal.nav.help')],
  ['referrals', '/portal/referrals', (words) => words('portal.nav.referrals')],
  ['courses', '/portal/courses', (words) => words('training.mineTitle')],
];

/** Pages beside the desk as the demo fills them. */
async function readServicePages({ page, words, url, step, look }: Walk): Promise<void> {
  for (const [name, path, mark] of DESK)
    await step(`service: ${name}`, async () => {
      await page.goto(url + path);
      await expect(page.getByRole('main')).toContainText(mark(words));
      await settled(page);
      await look(name);
    });
}

/** Every number of the desk's figures is a door to its requests. */
async function openFigure({ page, words, url, step }: Walk): Promise<void> {
  await step('service: a figure opens the requests that it counts', async () => {
    await page.goto(`${url}/service/figures`);
    await page.locator('main .figures a').first().click();
    await expect(page.getByRole('main')).toContainText(words('desk.figureOf.judged'));
    await settled(page);
  });
}

/** The portal's pages, of the person who is signed in. */
async function readPortalPages({ page, words, url, step, look }: Walk): Promise<void> {
  for (const [name, path, mark] of PORTAL)
    await step(`portal: ${name}`, async () => {
      await page.goto(url + path);
      await expect(page.locator('body')).toContainText(mark(words));
      await settled(page);
      await look(`portal-${name}`, 'phone');
    });
}
