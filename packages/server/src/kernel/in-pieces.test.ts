import { expect, test } from 'vitest';
import { inPieces } from './in-pieces.ts';

test('a long computation makes what map makes, and lets others in after each piece', async () => {
  const order: string[] = [];
  const other = (name: string): void => void setImmediate(() => order.push(name));
  other('before');
  const made = await inPieces([1, 2, 3, 4, 5], 2, (item, at) => {
    order.push(`made ${item}`);
    if (item === 3) other('meanwhile');
    return item * at;
  });
  expect(made).toEqual([0, 2, 6, 12, 20]);
  expect(order).toEqual(['made 1', 'made 2', 'before', 'made 3', 'made 4', 'meanwhile', 'made 5']);
});
