import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const candidates = [
  process.env.CHROME,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser's executable: `CHROME`, else the first known place that exists. Throws with what to do when there is none. */
export function browserPath(): string {
  const found = candidates.find((path) => path && existsSync(path));
  if (!found)
    throw new Error('No Chromium found. Install one (Debian: apt-get install chromium fonts-noto-cjk) or set CHROME to its path.');
  return found;
}

/** Starts a headless Chromium with an empty profile; also as root. The caller closes it. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath(),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
