// Pictures and axe for pages: node e2e/shoot.ts http://127.0.0.1:4173 /kit '/kit?panel=tier' [--dark] [--only zh-1440] [--email E --password P]
// Writes e2e/shots/<path>-<language>-<width>[-dark].png; exits 1 when axe, the console or the width has something to say.
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { violations } from './axe.ts';
import { launchBrowser } from './browser.ts';

interface Shot {
  path: string;
  language: 'zh' | 'en';
  width: 1440 | 390;
  theme: 'light' | 'dark';
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dark: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    email: { type: 'string' },
    password: { type: 'string', default: '' },
  },
});
const [base, ...paths] = positionals;
if (!base || paths.length === 0)
  throw new Error('Usage: node e2e/shoot.ts <base url> <path>... [--dark] [--only <part of name>] [--email E --password P]');

const shots = paths
  .flatMap((path) => (['zh', 'en'] as const).map((language) => ({ path, language })))
  .flatMap((shot) => ([1440, 390] as const).map((width) => ({ ...shot, width })))
  .flatMap((shot) => (values.dark ? (['light', 'dark'] as const) : (['light'] as const)).map((theme) => ({ ...shot, theme })))
  .filter((shot) => nameOf(shot).includes(values.only));

mkdirSync('e2e/shots', { recursive: true });
const browser = await launchBrowser();
let complaints = 0;
for (const shot of shots) complaints += await shoot(browser, shot);
await browser.close();
process.exitCode = complaints > 0 ? 1 : 0;

/** Takes one picture; returns how many complaints it printed. */
async function shoot(browser: Browser, shot: Shot): Promise<number> {
  const name = nameOf(shot);
  const phone = shot.width === 390;
  const page = await browser.newPage({
    viewport: { width: shot.width, height: phone ? 844 : 900 },
    deviceScaleFactor: phone ? 2 : 1,
    hasTouch: phone,
    reducedMotion: 'reduce',
    colorScheme: shot.theme,
    locale: shot.language === 'zh' ? 'zh-CN' : 'en-GB',
  });
  if (values.email) {
    const data = { email: values.email, password: values.password };
    // The portal has people of its own.
    const api = shot.path.startsWith('/portal') ? '/api/v1/portal' : '/api/v1';
    await page.request.post(new URL(`${api}/session`, base).href, { data });
    // A person's own language wins over the browser's.
    await page.request.patch(new URL(`${api}/me`, base).href, { data: { language: shot.language } });
  }
  const said: string[] = [];
  page.on('console', (message) => (message.type() === 'error' || message.type() === 'warning') && said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(new URL(shot.path, base).href, { waitUntil: 'networkidle' });
  // On a busy machine the network is quiet before the page has begun; one that never shows its heading is told by axe.
  await page
    .locator('h1:not(:text-is("…"))')
    .first()
    .waitFor({ timeout: 10_000 })
    .catch(() => undefined);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  // The window grows to the page, so that what is fixed or sticky stands where it belongs.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: shot.width, height: Math.max(height, phone ? 844 : 900) });
  await page.screenshot({ path: `e2e/shots/${name}.png`, fullPage: true });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) said.push(`overflows by ${wide} px`);
  said.push(...(await violations(page)).map(({ text }) => text));
  await page.close();
  console.log(name, said.length === 0 ? 'ok' : '');
  for (const line of said) console.log('  ', line.slice(0, 400));
  return said.length;
}

function nameOf({ path, language, width, theme }: Shot): string {
  const page = path.replaceAll(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'home';
  return `${page}-${language}-${width}${theme === 'dark' ? '-dark' : ''}`;
}
