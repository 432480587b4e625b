// The journeys of a new customer and over the demo, through the real product in both languages: npm run e2e [-- --only zh] [--journey studio]
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser.ts';
import { JOURNEYS, prepare } from './journey.ts';
import type { Language } from './words.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, journey: { type: 'string' } } });
const languages = (['zh', 'en'] satisfies Language[]).filter((language) => !values.only || values.only === language);

const begun = performance.now();
const browser = await launchBrowser();
let passed = 0;
let failed = 0;
const journeys = Object.entries(JOURNEYS)
  .filter(([name]) => !values.journey || values.journey === name)
  .map(([, journey]) => journey);

/** Walks every journey in one language, one after the other. */
async function walkAll(language: Language): Promise<void> {
  for (const journey of journeys) {
    const data = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-e2e-'));
    await prepare(journey, language, data);
    const result = await journey.walk(browser, language, data);
    passed += result.passed;
    if (result.error) {
      failed += 1;
      console.error(result.error);
    }
    await rm(data, { recursive: true, force: true });
  }
}
// The two languages at once: much of a walk is waiting for the page.
await Promise.all(languages.map(walkAll));
await browser.close();
console.log(`${passed} passed, ${failed} failed in ${Math.round((performance.now() - begun) / 1000)} s`);
process.exitCode = failed > 0 ? 1 : 0;
