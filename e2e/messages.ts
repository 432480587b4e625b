import { expect } from './expect.ts';
import type { Walk } from './walk.ts';

/** Reads the message of what was just done, and puts it away. */
export async function closeMessage({ page }: Pick<Walk, 'page'>, text: string): Promise<void> {
  const message = page.getByRole('alert').or(page.getByRole('status')).filter({ hasText: text });
  await expect(message).toBeVisible();
  await message.getByRole('button').last().click();
  await expect(message).toHaveCount(0);
}
