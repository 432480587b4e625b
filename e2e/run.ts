// The journeys of a new customer and over the demo, through the real product in both languages: npm run e2e [-- --only zh] [--journey studio]
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser.ts';
import { walkAction, walkOverDemo, walkStudio, walkThrough } from './journey.ts';
import type { Language } from './words.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, journey: { type: 'string' } } });
const languages = (['zh', 'en'] satisfies Language[]).filter((language) => !values.only || values.only === language);

const begun = performance.now();
const browser = await launchBrowser();
let passed = 0;
let failed = 0;
const journeys = { customer: walkThrough, demo: walkOverDemo, studio: walkStudio, action: walkAction };
const walks = Object.entries(journeys).filter(([name]) => !values.journey || values.journey === name);
for (const [language, walk] of languages.flatMap((each) => walks.map(([, one]) => [each, one] as const))) {
  const data = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-e2e-'));
  const result = await walk(browser, language, data);
  passed += result.passed;
  if (result.error) {
    failed += 1;
    console.error(result.error);
  }
  await rm(data, { recursive: true, force: true });
}
await browser.close();
console.log(`${passed} passed, ${failed} failed in ${Math.round((performance.now() - begun) / 1000)} s`);
process.exitCode = failed > 0 ? 1 : 0;
