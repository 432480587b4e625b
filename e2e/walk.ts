import { mkdirSync } from 'node:fs';
import type { Role } from '@fulcrum/contract';
import type { BrowserContext, Page } from 'playwright-core';
import { violations } from './axe.ts';
import type { Words } from './words.ts';

const SHOTS = 'e2e/shots';
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** Pictures are for whoever looks at them: a run of CI takes those of failures alone. */
const PICTURES = !process.env.CI;
const GRAVE = ['serious', 'critical'];

/** One walk through the product in one language: its page, its texts, and what it found. */
export interface Walk {
  page: Page;
  words: Words;
  /** Where the product stands, without a slash at the end. */
  url: string;
  /** Does one named step; the first that fails ends the walk, with a picture and what the console said. */
  step(name: string, work: () => Promise<void>): Promise<void>;
  /** Takes pictures of what is on screen at both widths and asks axe; overflow and grave violations fail. `only` keeps the page at one width. */
  look(name: string, only?: 'desk' | 'phone'): Promise<void>;
  /** Makes the window a phone's or a desk's. */
  resize(to: 'desk' | 'phone'): Promise<void>;
  /** The product in a window of another person, whom the walk's own makes with a role and signs in; `close` closes the window. */
  as(who: Newcomer): Promise<Walk & { id: string; close(): Promise<void> }>;
}

export interface Newcomer {
  name: string;
  email: string;
  role: Role;
}
const PASSWORD = 'evening-lists-2026';

/** What is counted over the walks of one language. */
export interface Tally {
  passed: number;
  looks: number;
}

/** A long page takes a while for its other shape on a machine that is busy. */
const FOLLOWS_MS = 5_000;

/** Nothing on screen is still being read, drawn or moved. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const waiting = document.querySelector('.skel, [aria-busy="true"], .ant-btn-loading, .ant-spin-spinning');
    const moving = document
      .getAnimations()
      .some((each) => each.playState === 'running' && each.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    return !waiting && !moving && document.fonts.status === 'loaded' && document.querySelector('h1, h2') !== null;
  });
}

/** By how many pixels a page is wider than its window, once it has had the time to follow the window's width. */
async function overflow(page: Page): Promise<number> {
  const over = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  await page
    .waitForFunction(
      (most) => document.documentElement.scrollWidth <= most,
      await page.evaluate(() => document.documentElement.clientWidth),
      { timeout: FOLLOWS_MS },
    )
    .catch(() => undefined);
  return page.evaluate(over);
}

/** `another` opens a window like the context's for a second person. */
export async function walkIn(
  context: BrowserContext,
  words: Words,
  url: string,
  tally: Tally,
  another: () => Promise<BrowserContext>,
): Promise<Walk> {
  mkdirSync(SHOTS, { recursive: true });
  const page = await context.newPage();
  await page.setViewportSize(DESK);
  page.setDefaultTimeout(20_000);
  const said: string[] = [];
  // Being asked to sign in is no error.
  page.on('console', (message) => message.type() === 'error' && !/ 401 /.test(message.text()) && said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error.stack ?? error.message)));
  const picture = (name: string) => `${SHOTS}/journey-${words.language}-${name}.png`;

  const walk: Walk = {
    page,
    words,
    url,
    async resize(to) {
      await page.setViewportSize(to === 'desk' ? DESK : PHONE);
      await settled(page);
    },
    async look(name, only) {
      tally.looks += 1;
      const found: string[] = [];
      for (const width of only ? [only] : (['desk', 'phone'] as const)) {
        await walk.resize(width);
        const size = width === 'desk' ? DESK : PHONE;
        const file = `${String(tally.looks).padStart(2, '0')}-${name}-${size.width}`;
        // The window grows to the page, so that what is fixed or sticky stands where it belongs.
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ width: size.width, height: Math.max(height, size.height) });
        await settled(page);
        const over = await overflow(page);
        if (PICTURES) await page.screenshot({ path: picture(file), fullPage: true });
        if (over > 0) found.push(`${file} overflows by ${over} px`);
        const grave = (await violations(page)).filter(({ impact }) => GRAVE.includes(impact));
        found.push(...grave.map(({ text }) => `${file}: ${text}`));
      }
      await walk.resize(only ?? 'desk');
      if (found.length > 0) throw new Error(found.join('\n'));
    },
    async as(who) {
      const made = await page.request.post(`${url}/api/v1/users`, { data: { ...who, password: PASSWORD } });
      if (!made.ok()) throw new Error(`no ${who.role}: ${await made.text()}`);
      const { id } = (await made.json()) as { id: string };
      const own = await another();
      const theirs = await walkIn(own, words, url, tally, another);
      await theirs.page.request.post(`${url}/api/v1/session`, { data: { email: who.email, password: PASSWORD } });
      await theirs.page.request.patch(`${url}/api/v1/me`, { data: { language: words.language } });
      return { ...theirs, id, close: () => own.close() };
    },
    async step(name, work) {
      const begun = performance.now();
      try {
        await work();
      } catch (error) {
        await page.screenshot({ path: picture('failed'), fullPage: true }).catch(() => undefined);
        console.error(`✕ ${words.language} ${name}\n  at ${page.url()}, picture ${picture('failed')}`);
        for (const line of said.slice(-10)) console.error(`  console: ${line.slice(0, 600)}`);
        throw error;
      }
      tally.passed += 1;
      console.log(`✓ ${words.language} ${name} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
    },
  };
  return walk;
}
