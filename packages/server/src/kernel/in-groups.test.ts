import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inGroups } from './in-groups.ts';

const told = (error: unknown): string => (error as Error).message;

test('each is served once, by a run that began after it asked, and never do two runs overlap', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 20 }), fc.array(fc.nat(3), { maxLength: 20 }), async (pauses, lengths) => {
      const ticks = async (many: number): Promise<void> => {
        for (let tick = 0; tick < many; tick++) await Promise.resolve();
      };
      const asked = new Map<number, number>();
      let [clock, running, runs] = [0, 0, 0];
      const served: number[] = [];
      const ask = inGroups(async (items: readonly number[]) => {
        expect(++running).toBe(1);
        const begun = clock++;
        for (const item of items) expect(asked.get(item)).toBeLessThan(begun);
        served.push(...items);
        await ticks(lengths[runs++] ?? 0);
        running--;
        return begun;
      });
      const answers: Promise<number>[] = [];
      for (const [item, pause] of pauses.entries()) {
        asked.set(item, clock++);
        answers.push(ask(item));
        await ticks(pause);
      }
      await Promise.all(answers);
      expect(served).toEqual([...pauses.keys()]);
    }),
  );
});

test('a run that fails fails for those it served, and the next is not touched by it', async () => {
  const ask = inGroups(async (items: readonly string[]) => {
    if (items.includes('bad')) throw new Error(items.join());
    return items.length;
  });
  const [first, second] = [ask('good').catch(told), ask('bad').catch(told)];
  await Promise.resolve();
  await Promise.resolve();
  const third = ask('later').catch(told);
  expect(await Promise.all([first, second, third])).toEqual(['good,bad', 'good,bad', 1]);
});
