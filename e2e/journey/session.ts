import { expect } from '../expect.ts';
import { settled, type Walk } from '../walk.ts';

type Person = { name: string; email: string; password: string };

/** Types the credentials; what was wanted shows, and no question is left open over it. */
export async function signIn({ page, words, look }: Walk, who: Person, picture: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words('session.title'));
  await look(picture);
  await page.getByLabel(words('session.email'), { exact: true }).fill(who.email);
  await page.getByLabel(words('session.password'), { exact: true }).fill(who.password);
  await page.getByRole('button', { name: words('session.signIn'), exact: true }).click();
  await expect(page.getByRole('navigation', { name: words('shell.main'), exact: true })).toBeVisible();
  await settled(page);
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Jobs lists the work done; out, and in again at the page that was wanted. */
export async function signOutAndIn(walk: Walk, who: Person): Promise<void> {
  const { page, words, step } = walk;
  await step('sign out', async () => {
    await page.getByRole('button', { name: who.name }).click();
    await page.getByRole('button', { name: words('shell.menu.signOut') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words('session.title'));
  });
  await step('sign in at the page that was wanted', async () => {
    await page.goto(`${walk.url}/customers`);
    await signIn(walk, who, 'sign-in');
    await expect(page.getByRole('table', { name: words('shell.page.customers') })).toBeVisible();
  });
}
