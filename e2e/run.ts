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
const walks = languages.flatMap((language) =>
  Object.entries(JOURNEYS)
    .filter(([name]) => !values.journey || values.journey === name)
    .map(([, journey]) => ({ language, journey })),
);
/** Makes the data folder of a walk; that of the next is made while this one is walked. */
async function folderOf(nth: number): Promise<string> {
  const data = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-e2e-'));
  const walk = walks[nth];
  if (walk) await prepare(walk.journey, walk.language, data);
  return data;
}
let next = folderOf(0);
for (const [nth, { language, journey }] of walks.entries()) {
  const data = await next;
  next = folderOf(nth + 1);
  next.catch(() => undefined); // told where it is awaited
  const result = await journey.walk(browser, language, data);
  passed += result.passed;
  if (result.error) {
    failed += 1;
    console.error(result.error);
  }
  await rm(data, { recursive: true, force: true });
}
await rm(await next, { recursive: true, force: true });
await browser.close();
console.log(`${passed} passed, ${failed} failed in ${Math.round((performance.now() - begun) / 1000)} s`);
process.exitCode = failed > 0 ? 1 : 0;
