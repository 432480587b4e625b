import type { Browser, BrowserContext } from 'playwright-core';
import { startServer } from '../tools/start-server.ts';
import { approve } from './journey/approvals.ts';
import { readCustomers } from './journey/customers.ts';
import { letDaysPass, makeDemo, signBackIn, signInDemo, walkDemo } from './journey/demo.ts';
import { type Founder, firstRun } from './journey/first-run.ts';
import { handOver } from './journey/handovers.ts';
import { changeHealth } from './journey/health-studio.ts';
import { importOrders } from './journey/import.ts';
import { readJobs } from './journey/jobs.ts';
import { backtest, freeze, lookBack, needTwo } from './journey/judgement.ts';
import { readPages } from './journey/pages.ts';
import { readParts } from './journey/parts.ts';
import { playFromCell, readEffect } from './journey/play-from-cell.ts';
import { visitPortal } from './journey/portal.ts';
import { makeSegment } from './journey/segments.ts';
import { serve } from './journey/service.ts';
import { signIn, signOutAndIn } from './journey/session.ts';
import { changeLifecycle } from './journey/stage-studio.ts';
import { changePolicy } from './journey/studio.ts';
import { changeBenefits } from './journey/studio-benefits.ts';
import { judge } from './journey/tiers.ts';
import { letPlaysRun, workOnPhone, workTheDay } from './journey/today.ts';
import { type Book, bookOf, largestOf } from './orders.ts';
import { type Walk, walkIn } from './walk.ts';
import { type Language, wordsOf } from './words.ts';

/** The day of the first run, and a day on which visits are due and tiers have moved; all weekdays. */
const FIRST = '2026-09-15';
const LATER: Record<Language, string> = { zh: '2026-11-24', en: '2027-04-06' };
const CLOCK = (day: string) => `${day}T02:00:00Z`;

const FOUNDERS: Record<Language, Founder> = {
  zh: {
    name: '林晓岚',
    email: 'xiaolan@example.com',
    password: 'morning-lists-2026',
    organisation: '支点数据设备有限公司',
    template: 'infrastructure',
    zone: { typed: 'Shanghai', id: 'Asia/Shanghai · UTC+8' },
  },
  en: {
    name: 'Robin Hale',
    email: 'robin@example.com',
    password: 'morning-lists-2026',
    organisation: 'Hale & Partners',
    template: 'product-ops',
    zone: { typed: 'Berlin', id: 'Europe/Berlin · UTC+2' },
  },
};

/** A level that the largest customer has at first. */
const LEVELS: Record<Language, { id: string; name: string }> = { zh: { id: 'A', name: '战略客户' }, en: { id: 'S', name: 'Small' } };

/** What the list says of the largest customer months later, and what is written down after speaking with customers. */
const DIARY: Record<Language, { reason: RegExp; summary: string; phone: string }> = {
  zh: { reason: /每 14 天至少双向联系一次，现在已有 70 天/, summary: '同意下周二上门看机房扩容方案', phone: '电话里确认了年底的备件需求' },
  en: {
    reason: /at least every 180 days; 203 days have passed/,
    summary: 'Agreed to a review of the rollout next Tuesday',
    phone: 'Asked for an offer of ten more seats',
  },
};

/** A browser of that day, in the language and zone of its reader. */
async function browserOn(day: string, browser: Browser, language: Language): Promise<BrowserContext> {
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: language === 'zh' ? 'Asia/Shanghai' : 'Europe/Berlin',
  });
  await context.clock.setFixedTime(CLOCK(day));
  return context;
}

/** From nothing to the first tiers and their reasons. */
async function firstDay(walk: Walk, founder: Founder, book: Book): Promise<void> {
  const { language } = walk.words;
  await firstRun(walk, founder);
  await importOrders(walk, book);
  await judge(walk, { accounts: book.accounts, template: founder.template });
  await readCustomers(walk, { level: LEVELS[language], customer: largestOf(language), owner: founder.name, accounts: book.accounts });
  await readParts(walk);
  await makeSegment(walk);
  await readPages(walk);
}

/** A day's work months later. */
async function laterDay(walk: Walk, founder: Founder, book: Book): Promise<void> {
  const { language } = walk.words;
  await walk.step('months later: sign in', async () => {
    await walk.page.goto(`${walk.url}/strategy/tiers`);
    await signIn(walk, founder, 'sign-in-later');
  });
  await letPlaysRun(walk, book.accounts);
  await workTheDay(walk, { customer: largestOf(language), ...DIARY[language] });
  await workOnPhone(walk, DIARY[language].phone);
  await readJobs(walk);
  await signOutAndIn(walk, founder);
}

type Walked = Promise<{ passed: number; error?: unknown }>;

/** A journey on a data folder: an empty one, or one with the demo of a template. */
export interface Journey {
  demo?: Record<Language, string>;
  walk(browser: Browser, language: Language, data: string): Walked;
}

/** The data folder of a journey as it begins. */
export async function prepare({ demo }: Journey, language: Language, data: string): Promise<void> {
  if (demo) await makeDemo(data, demo[language], language, CLOCK(FIRST));
}

/** The pages of the facts over the demo of a template; the first failure ends it. */
const walkOverDemo: Journey['walk'] = (browser, language, data) => onDay(FIRST, browser, language, data, walkDemo);

/** A walk on one day over a data folder that is there. */
async function onDay(day: string, browser: Browser, language: Language, data: string, work: (walk: Walk) => Promise<void>): Walked {
  const tally = { passed: 0, looks: 0 };
  const server = await startServer(data, { env: { FULCRUM_CLOCK: CLOCK(day) } });
  const context = await browserOn(day, browser, language);
  try {
    await work(await walkIn(context, wordsOf(language), server.url, tally, () => browserOn(day, browser, language)));
  } catch (error) {
    return { passed: tally.passed, error };
  } finally {
    await context.close();
    await server.stop();
  }
  return { passed: tally.passed };
}

/** When the days of a play's aim have passed. */
const JUDGED = '2026-09-18';

/** What people do for customers over the demo: a handover, an approval, and a play from a cell of the matrix to its effect days later. */
async function walkAction(browser: Browser, language: Language, data: string): Walked {
  let play = '';
  const acted = await onDay(FIRST, browser, language, data, async (walk) => {
    await signInDemo(walk);
    await handOver(walk);
    await approve(walk);
    play = await playFromCell(walk);
    await visitPortal(walk);
  });
  if (acted.error) return acted;
  await letDaysPass(data, FIRST, JUDGED);
  const judged = await onDay(JUDGED, browser, language, data, async (walk) => {
    await signBackIn(walk);
    await readEffect(walk, play);
  });
  return { ...judged, passed: acted.passed + judged.passed };
}

/** A policy over the demo: changed from its form to the roll-back, judged by what happened, and approved by a second person. */
async function walkStudio(browser: Browser, language: Language, data: string): Walked {
  return onDay(FIRST, browser, language, data, async (walk) => {
    await signInDemo(walk);
    await changePolicy(walk);
    await changeHealth(walk);
    await changeLifecycle(walk);
    await changeBenefits(walk);
    await backtest(walk);
    await lookBack(walk);
    await freeze(walk);
    await needTwo(walk);
  });
}

/** The desk over the demo with providers: from a mail to what the next customer finds, and the pages beside it. */
const walkService: Journey['walk'] = (browser, language, data) =>
  onDay(FIRST, browser, language, data, async (walk) => {
    await signInDemo(walk);
    await serve(walk);
  });

/** Everything that one language is asked, on a fresh data folder; the first failure ends it. */
async function walkThrough(browser: Browser, language: Language, data: string): Walked {
  const founder = FOUNDERS[language];
  const book = bookOf(language, FIRST);
  const words = wordsOf(language);
  const tally = { passed: 0, looks: 0 };
  const days = [
    [FIRST, firstDay],
    [LATER[language], laterDay],
  ] as const;
  for (const [day, walkTheDay] of days) {
    const server = await startServer(data, { env: { FULCRUM_CLOCK: CLOCK(day) } });
    const context = await browserOn(day, browser, language);
    try {
      await walkTheDay(await walkIn(context, words, server.url, tally, () => browserOn(day, browser, language)), founder, book);
    } catch (error) {
      return { passed: tally.passed, error };
    } finally {
      await context.close();
      await server.stop();
    }
  }
  return { passed: tally.passed };
}

export const JOURNEYS: Record<string, Journey> = {
  customer: { walk: walkThrough },
  demo: { demo: { zh: 'higher-ed', en: 'saas' }, walk: walkOverDemo },
  studio: { demo: { zh: 'infrastructure', en: 'infrastructure' }, walk: walkStudio },
  service: { demo: { zh: 'platform', en: 'platform' }, walk: walkService },
  action: { demo: { zh: 'higher-ed', en: 'higher-ed' }, walk: walkAction },
};
