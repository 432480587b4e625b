import type { Locator } from 'playwright-core';

const WAIT_MS = 20_000;
const POLL_MS = 50;

interface Expected {
  toHaveText(text: string | RegExp): Promise<void>;
  toContainText(text: string | RegExp): Promise<void>;
  toHaveCount(count: number): Promise<void>;
  toBeVisible(): Promise<void>;
  toBeDisabled(): Promise<void>;
  not: Pick<Expected, 'toContainText' | 'toHaveCount' | 'toBeVisible'>;
}

const tidy = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const textOf = async (place: Locator) => tidy((await place.allInnerTexts()).join(' '));
const holds = (text: string, wanted: string | RegExp) => (wanted instanceof RegExp ? wanted.test(text) : text.includes(tidy(wanted)));

/** Asks of a place on screen, again and again until it is so; throws after a while with what it saw last. */
export function expect(place: Locator): Expected {
  const until = async (wanted: string, isSo: () => Promise<[boolean, unknown]>) => {
    const begun = performance.now();
    for (;;) {
      // A page that is just being left answers nothing.
      const [so, seen] = await isSo().catch((error: Error): [boolean, unknown] => [false, error.message]);
      if (so) return;
      if (performance.now() - begun > WAIT_MS) throw new Error(`expected ${place} ${wanted}; it is ${JSON.stringify(seen).slice(0, 800)}`);
      await place.page().waitForTimeout(POLL_MS);
    }
  };
  const contains = (text: string | RegExp, wanted: boolean) =>
    until(`${wanted ? 'to contain' : 'not to contain'} ${text}`, async () => {
      const seen = await textOf(place);
      return [holds(seen, text) === wanted, seen];
    });
  const counts = (count: number, wanted: boolean) =>
    until(`${wanted ? '' : 'not '}to be ${count}`, async () => {
      const seen = await place.count();
      return [(seen === count) === wanted, seen];
    });
  const visible = (wanted: boolean) =>
    until(wanted ? 'to be visible' : 'to be gone', async () => {
      const seen = await place.first().isVisible();
      return [seen === wanted, seen];
    });
  return {
    toHaveText: (text) =>
      until(`to read ${text}`, async () => {
        const seen = await textOf(place);
        return [text instanceof RegExp ? text.test(seen) : seen === tidy(text), seen];
      }),
    toContainText: (text) => contains(text, true),
    toHaveCount: (count) => counts(count, true),
    toBeVisible: () => visible(true),
    toBeDisabled: () =>
      until('to be disabled', async () => {
        const seen = await place.isDisabled();
        return [seen, seen];
      }),
    not: {
      toContainText: (text) => contains(text, false),
      toHaveCount: (count) => counts(count, false),
      toBeVisible: () => visible(false),
    },
  };
}
