import { HANDOVER_ITEMS } from '@fulcrum/contract';
import { expect } from '../expect.ts';
import { settled, type Walk } from '../walk.ts';

const GIVER = { name: 'Nell Giver', email: 'giver@example.com', role: 'sales' } as const;
const TAKER = { name: 'Sam Taker', email: 'taker@example.com', role: 'csm' } as const;
const asked = HANDOVER_ITEMS.filter(({ reasons }) => (reasons as readonly string[]).includes('owner_change'));
const TOLD = { zh: '已与校方当面确认', en: 'Agreed with the customer in person' };
const MISSING = { zh: '没有写是谁答应的', en: 'It does not say who promised it' };
const MORE = { zh: '副校长在六月的会上答应的', en: 'The vice president promised it in June' };

/** A customer passes from sales to operations: told item by item, sent back for what is missing, and accepted. */
export async function handOver(walk: Walk): Promise<void> {
  const { page, words, url, step } = walk;
  const { language } = words;
  const [giver, taker] = [await walk.as(GIVER), await walk.as(TAKER)];
  const open = async ({ page: theirs }: Walk, view: 'give' | 'take', customer: string) => {
    await theirs.goto(`${url}/customers/handovers?view=${view}`);
    await theirs.getByRole('button', { name: customer, exact: true }).click();
    const panel = theirs.getByRole('complementary').filter({ has: theirs.getByRole('button', { name: words('kit.panel.close') }) });
    await expect(panel).toContainText(words('handover.course'));
    await settled(theirs);
    return panel;
  };
  let customer = '';

  await step('handover: a customer is to pass to operations', async () => {
    const { items } = await (await page.request.get(`${url}/api/v1/accounts?limit=1`)).json();
    const { revision, name } = await (await page.request.get(`${url}/api/v1/accounts/${items[0].id}`)).json();
    customer = name;
    const given = await page.request.patch(`${url}/api/v1/accounts/${items[0].id}`, { data: { revision, ownerId: giver.id } });
    if (!given.ok()) throw new Error(await given.text());
    const data = { ids: [items[0].id], toId: taker.id, reason: 'owner_change' };
    const opened = await page.request.post(`${url}/api/v1/handovers`, { data });
    if (!opened.ok()) throw new Error(await opened.text());
  });

  await step('handover: it stands on Today of who gives, who tells item by item and hands over', async () => {
    await giver.page.goto(`${url}/today`);
    await expect(giver.page.getByRole('main')).toContainText(customer);
    const panel = await open(giver, 'give', customer);
    await panel.getByRole('button', { name: words('handover.hand'), exact: true }).click();
    await expect(panel).toContainText(words('handover.unwritten'));
    await settled(giver.page);
    await giver.look('handover-give');
    for (const { name } of asked) await panel.getByLabel(name[language], { exact: true }).fill(TOLD[language]);
    await panel.getByRole('button', { name: words('handover.hand'), exact: true }).click();
    await expect(panel).toContainText(words('handover.stateOf.handed'));
  });

  await step('handover: who takes over sends it back for what is missing', async () => {
    const panel = await open(taker, 'take', customer);
    await taker.look('handover-take');
    await panel.getByRole('button', { name: words('handover.return'), exact: true }).click();
    const promises = asked.find(({ id }) => id === 'promises')!.name[language];
    await panel.getByLabel(words('handover.returnWhy', { item: promises })).fill(MISSING[language]);
    await panel.getByRole('button', { name: words('handover.return'), exact: true }).click();
    await expect(panel).toContainText(words('handover.stateOf.returned'));
  });

  await step('handover: completed and accepted, the customer is with who took over', async () => {
    const giving = await open(giver, 'give', customer);
    await expect(giving).toContainText(words('handover.returnedWhy', { why: MISSING[language] }));
    await giving.getByLabel(asked.find(({ id }) => id === 'promises')!.name[language], { exact: true }).fill(MORE[language]);
    await giving.getByRole('button', { name: words('handover.hand'), exact: true }).click();
    await expect(giving).toContainText(words('handover.stateOf.handed'));
    const taking = await open(taker, 'take', customer);
    await expect(taking).toContainText(MORE[language]);
    await taking.getByRole('button', { name: words('handover.accept'), exact: true }).click();
    await expect(taking).toContainText(words('handover.stateOf.accepted'));
    await settled(taker.page);
    await taker.look('handover-accepted');
    const { items } = await (await taker.page.request.get(`${url}/api/v1/accounts?limit=50`)).json();
    if (!items.some((one: { name: string }) => one.name === customer)) throw new Error(`${customer} is not with who took it over`);
  });
  await giver.close();
  await taker.close();
}
