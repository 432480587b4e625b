import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { contractRecords, ratingRecords } from '@fulcrum/contract';
import { expect } from '../expect.ts';
import { settled, type Walk } from '../walk.ts';
import { signIn } from './session.ts';

const CLI = path.resolve(import.meta.dirname, '../../packages/cli/src/main.ts');
const ADMIN = { name: 'Robin Hale', email: 'robin@example.com', password: 'morning-lists-2026' };
const VIEWER = { name: 'Viewer', email: 'viewer@example.com', role: 'viewer' } as const;

/** A data folder with the demo of a template, made as an operator makes it. */
export async function makeDemo(data: string, template: string, language: Walk['words']['language'], clock: string): Promise<void> {
  const args = [
    'init',
    '--template',
    template,
    '--demo',
    '--admin-email',
    ADMIN.email,
    '--admin-password',
    ADMIN.password,
    '--data',
    data,
    '--lang',
    language,
  ];
  await promisify(execFile)(process.execPath, [CLI, ...args], { env: { ...process.env, FULCRUM_CLOCK: clock } });
}

/** Lets the product live through the days, as an operator rehearses them; no server may run. */
export async function letDaysPass(data: string, from: string, until: string): Promise<void> {
  await promisify(execFile)(process.execPath, [CLI, 'run-until', until, '--from', from, '--yes', '--data', data]);
}

export async function signInDemo(walk: Walk): Promise<void> {
  await walk.step('demo: sign in', async () => {
    await walk.page.goto(`${walk.url}/today`);
    await signIn(walk, ADMIN, 'demo-sign-in');
    await walk.page.request.patch(`${walk.url}/api/v1/me`, { data: { language: walk.words.language } });
  });
}

/** Signed in again on a later day, without the form. */
export async function signBackIn({ page, url }: Walk): Promise<void> {
  const { email, password } = ADMIN;
  const signed = await page.request.post(`${url}/api/v1/session`, { data: { email, password } });
  if (!signed.ok()) throw new Error(await signed.text());
}

/** Pages over the demo: where, and what the reader must find there. */
const PAGES: [name: string, at: string, mark: (words: Walk['words']) => string | RegExp][] = [
  ['segments', '/customers/segments', (words) => words('segment.kind.fixed')],
  ['contracts', '/customers/contracts', () => 'DEMO-HT-'],
  ['receivables', '/customers/receivables', (words) => words('owed.view.accounts')],
  ['receipts', '/customers/receivables?view=receipts', (words) => words('owed.claim')],
  ['pool', '/customers/pool', () => 'DEMO-P'],
  ['duplicates', '/customers/duplicates', () => 'DEMO-T'],
  ['ratings', '/customers/ratings?within=180', ({ language }) => ratingRecords.fields.dimension.choices.influence[language]],
  ['competitors', '/customers/competitors', (words) => words('shell.page.competitors')],
  ['revenue', '/insights/revenue', (words) => words('shell.page.revenue')],
  ['lifecycle', '/strategy/lifecycle', (words) => words('lifecycle.stays.title')],
  ['benefits', '/strategy/benefits', (words) => words('benefit.matrix.note')],
  ['health', '/strategy/health', (words) => words('health.falls.title')],
  ['periods', '/insights/periods', (words) => words('closing.figure.recognised')],
  ['regions', '/admin/regions', ({ language }) => (language === 'zh' ? '华东' : 'East China')],
  ['profile-rules', '/admin/fields?open=profile-rules', (words) => words('ownFields.required.everyone')],
];
/** Pages that are looked at in the dark as well. */
const DARK = ['pool', 'revenue', 'periods', 'lifecycle', 'health'];

/** Every page of the facts as the demo fills it, at both widths, light and dark; by keyboard alone; failed; and for who may not. */
export async function walkDemo(walk: Walk): Promise<void> {
  const { page, words, step, look } = walk;
  await signInDemo(walk);
  for (const [name, at, mark] of PAGES)
    await step(`demo: ${name}`, async () => {
      await page.goto(walk.url + at);
      await expect(page.locator('body')).toContainText(mark(words));
      await settled(page);
      await look(`demo-${name}`);
      if (!DARK.includes(name)) return;
      await page.emulateMedia({ colorScheme: 'dark' });
      await settled(page);
      await look(`demo-${name}-dark`);
      await page.emulateMedia({ colorScheme: 'light' });
    });
  await byKeyboard(walk);
  await step('demo: what fails says so in its place, and comes back', async () => {
    const asked = '**/api/v1/receivables/ageing*';
    let fails = true;
    await page.route(asked, (route) => (fails ? route.abort() : route.continue()));
    await page.goto(`${walk.url}/customers/receivables`);
    await expect(page.getByRole('main')).toContainText(words('kit.state.retry'));
    await settled(page);
    await look('demo-failed');
    // The click comes first: a page in focus asks again by itself, and once that may succeed the button can be gone.
    await page
      .getByRole('button', { name: words('kit.state.retry') })
      .first()
      .click();
    fails = false;
    await expect(page.getByRole('table', { name: words('owed.view.accounts') })).toBeVisible();
    await page.unroute(asked);
  });
  await asViewer(walk);
}

/** From the ledger to a contract's form in parts and back, without a mouse. */
async function byKeyboard({ page, words, url, step, look }: Walk): Promise<void> {
  await step('demo: a contract by keyboard alone', async () => {
    await page.goto(`${url}/customers/contracts`);
    await expect(page.getByRole('main')).toContainText('DEMO-HT-');
    await settled(page);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('navigation', { name: words('customer.tab.label') })).toBeVisible();
    const panel = page.getByRole('complementary').filter({ hasText: contractRecords.oneName[words.language] });
    const parts = contractRecords.groups?.map(({ name }) => name[words.language]) ?? [];
    for (const part of parts) await expect(panel).toContainText(part);
    await settled(page);
    await look('demo-contract-form');
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
  });
}

/** Who may only read is told so where a page is not theirs, and sees no amount. */
async function asViewer({ words, url, step, as }: Walk): Promise<void> {
  await step('demo: a viewer meets no page that is not theirs, and no amount', async () => {
    const { page, look, close } = await as(VIEWER);
    await page.goto(`${url}/customers/pool`);
    await expect(page.getByRole('main')).toContainText(words('kit.state.forbiddenTitle'));
    await settled(page);
    await look('demo-forbidden');
    await page.goto(`${url}/customers/contracts`);
    await expect(page.getByRole('main')).toContainText('DEMO-HT-');
    await expect(page.getByRole('main')).not.toContainText(/[¥￥]\s?\d/);
    await close();
  });
}
