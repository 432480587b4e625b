import { expect } from '../expect.ts';
import { settled, type Walk } from '../walk.ts';
import { navigate } from './tiers.ts';

/** Pages that say what belongs there while nothing does, or what they hold after the first import. */
const PAGES: [group: string, entry: string, mark: (words: Walk['words']) => string][] = [
  ['customers', 'contracts', (words) => words('ledger.none')],
  ['customers', 'receivables', (words) => words('owed.answer.none')],
  ['customers', 'pool', (words) => words('pool.none')],
  ['customers', 'duplicates', (words) => words('merging.answer.none')],
  ['insights', 'periods', (words) => words('closing.stateOf.open')],
  ['admin', 'roles', (words) => words('session.role.viewer')],
];

/** Each of them by the navigation, with its pictures. */
export async function readPages(walk: Walk): Promise<void> {
  const { page, words, step, look } = walk;
  for (const [group, entry, mark] of PAGES)
    await step(`${group}: ${entry}`, async () => {
      await navigate(walk, group, entry);
      await settled(page);
      await expect(page.getByRole('main')).toContainText(mark(words));
      await look(entry);
    });
}
