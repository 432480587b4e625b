import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import { launchBrowser } from './browser.ts';
const COOKIE = process.env.COOKIE!;
const base = process.argv[2]!;
const only = process.argv[3] ?? '';
const id = readFileSync('/tmp/wb_id', 'utf8').trim();
type P = import('playwright-core').Page;
const steps: [string, string, ((page: P) => Promise<unknown>)?][] = [
  ['list', '/customers'],
  ['explain', `/customers?explain=${id}`],
  ['evidence', `/customers?explain=${id}`, (p) => p.locator('.explanation .door').first().click()],
  ['filter', '/customers?filter=%7B"all":%5B%7B"metric":"orders.amount_12m","op":">=","value":1000000%7D,%7B"metric":"rfm.segment","op":"in","value":%5B"loyal","champion"%5D%7D%5D%7D', (p) => p.locator('.filterChip.add button').click()],
  ['select', '/customers', async (p) => { for (const i of [1, 3]) await p.locator('.ant-table-selection-column input').nth(i).check(); }],
  ['new', '/customers?panel=new'],
  ['unmet', '/customers?q=zzzz'],
  ['base', '/strategy/tiers'],
  ['past', '/strategy/tiers?asOf=2026-08-31'],
  ['policy', '/strategy/tiers?view=policy'],
  ['edit', '/strategy/tiers?view=policy&panel=edit'],
  ['runs', '/strategy/tiers?view=runs'],
  ['metrics', '/insights/metrics?q=rfm'],
];
const browser = await launchBrowser();
for (const language of ['zh', 'en'] as const)
  for (const width of [1440, 390] as const) {
    if (!steps.some(([n]) => `${n}-${language}-${width}`.match(only))) continue;
    const context = await browser.newContext({ viewport: { width, height: width === 390 ? 844 : 900 }, hasTouch: width === 390, deviceScaleFactor: 1, reducedMotion: 'reduce', colorScheme: process.env.DARK ? 'dark' : 'light', locale: language === 'zh' ? 'zh-CN' : 'en-GB', timezoneId: 'Asia/Shanghai' });
    await context.addCookies([{ name: 'fulcrum_session', value: COOKIE, url: base }]);
    const page = await context.newPage();
    let said: string[] = [];
    page.on('console', (m) => (m.type() === 'error' || m.type() === 'warning') && said.push(m.text().slice(0, 300)));
    page.on('pageerror', (e) => said.push(e.message));
    for (const [name, path, act] of steps) {
      const shot = `${name}-${language}-${width}`;
      if (!shot.match(only)) continue;
      said = [];
      try {
        await page.goto(base + path, { waitUntil: 'networkidle' });
        await page.waitForSelector('h1', { timeout: 10_000 });
        if (act) { await act(page); await page.waitForLoadState('networkidle'); await page.waitForTimeout(400); }
        await page.screenshot({ path: `/tmp/wb_shots/${shot}.png`, fullPage: !['list', 'select', 'filter', 'explain', 'evidence'].includes(name) || width === 390 && name !== 'list' });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wide > 0) said.push(`overflows by ${wide}`);
        await page.evaluate(axe.source);
        const found = await page.evaluate(async () => { const { axe: run } = window as unknown as { axe: typeof axe }; return (await run.run(document, { rules: { 'target-size': { enabled: true } } })).violations.map((v) => `axe ${v.impact} ${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.target} ${n.failureSummary}`).join(' | ')}`); });
        said.push(...found.filter((f) => !f.includes('label-content-name-mismatch: .me')));
      } catch (error) { said.push(String(error).slice(0, 300)); }
      console.log(shot, said.length ? '' : 'ok');
      for (const line of said) console.log('   ', line.replaceAll(/\s+/g, ' ').slice(0, 420));
    }
    await context.close();
  }
await browser.close();
