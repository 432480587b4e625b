import { expect } from '../expect.ts';
import { settled, type Walk } from '../walk.ts';

const ASKER = { name: 'Ann Asker', email: 'asker@example.com', role: 'csm' } as const;
const LEAD = { name: 'Lee Lead', email: 'lead@example.com', role: 'operations_lead' } as const;
const BOSS = { name: 'Bo Boss', email: 'boss@example.com', role: 'executive' } as const;
const DEPUTY = { name: 'Dee Deputy', email: 'deputy@example.com', role: 'operations_lead' } as const;
const WHAT = { zh: '赠送两场新生入馆教育培训', en: 'Two trainings for new students, free of charge' };
const WHY = { zh: '图书馆答应明年续签三年', en: 'The library promises to renew for three years' };
const AWAY = { zh: '这两周在外地', en: 'I am away for two weeks' };
const WORD = { zh: '同意，培训放在开学前', en: 'Agreed: before the term starts' };

/** A request is asked at a customer, delegated by its signer, and approved by the delegate's deputy, on a phone. */
export async function approve(walk: Walk): Promise<void> {
  const { page, words, url, step } = walk;
  const { language } = words;
  const [asker, lead, boss, deputy] = [await walk.as(ASKER), await walk.as(LEAD), await walk.as(BOSS), await walk.as(DEPUTY)];
  const panelOf = ({ page: theirs }: Walk) =>
    theirs.getByRole('complementary').filter({ has: theirs.getByRole('button', { name: words('kit.panel.close') }) });
  /** The request among what waits for somebody. */
  const open = async (who: Walk) => {
    await who.page.goto(`${url}/today/approvals`);
    await who.page.getByRole('button', { name: WHAT[language], exact: true }).click();
    await expect(panelOf(who)).toContainText(WHY[language]);
    await settled(who.page);
    return panelOf(who);
  };

  await step('approval: the rules name who decides', async () => {
    const rules = await (await page.request.get(`${url}/api/v1/approvals/rules`)).json();
    const [first] = rules.rules;
    const data = { rules: [{ ...first, approvers: [{ by: 'person', userId: lead.id }] }] };
    const set = await page.request.put(`${url}/api/v1/approvals/rules`, { data });
    if (!set.ok()) throw new Error(await set.text());
    await page.goto(`${url}/admin/approvals`);
    await expect(page.getByRole('main')).toContainText(LEAD.name);
    await settled(page);
    await walk.look('approval-rules');
  });

  await step('approval: asked at a customer, with whom it will go to', async () => {
    const { items } = await (await page.request.get(`${url}/api/v1/accounts?limit=1`)).json();
    const given = await page.request.post(`${url}/api/v1/accounts/assign`, { data: { ids: [items[0].id], ownerId: asker.id } });
    if (!given.ok()) throw new Error(await given.text());
    await asker.page.goto(`${url}/customers/${items[0].id}?panel=approval`);
    const panel = panelOf(asker);
    await expect(panel).toContainText(LEAD.name);
    await panel.getByLabel(words('signing.ask.what'), { exact: true }).fill(WHAT[language]);
    await panel.getByLabel(words('signing.ask.reason'), { exact: true }).fill(WHY[language]);
    await panel.getByLabel(words('signing.ask.amount'), { exact: true }).fill('3000');
    // On a phone the panel is a sheet, and beside the page again at a desk: what was typed stays.
    await settled(asker.page);
    await asker.look('approval-ask');
    const kept = await panel.getByLabel(words('signing.ask.what'), { exact: true }).inputValue();
    if (kept !== WHAT[language]) throw new Error(`the form kept ${JSON.stringify(kept)}`);
    await panel.getByRole('button', { name: words('signing.ask.go'), exact: true }).click();
    await expect(asker.page.getByRole('main')).toContainText(WHAT[language]);
  });

  await step('approval: who is to decide gives it to somebody else', async () => {
    const panel = await open(lead);
    await lead.look('approval-decide');
    await panel.getByRole('button', { name: words('signing.pass.open'), exact: true }).click();
    await panel.getByLabel(words('signing.pass.person'), { exact: true }).click();
    await lead.page.getByTitle(BOSS.name).click();
    await panel.getByLabel(words('signing.pass.note'), { exact: true }).fill(AWAY[language]);
    await settled(lead.page);
    await panel.getByRole('button', { name: words('signing.pass.go'), exact: true }).click();
    await expect(panel).toContainText(words('signing.delegatedTo', { name: BOSS.name }));
  });

  await step('approval: the delegate is away, and names a deputy', async () => {
    const { today } = await (await boss.page.request.get(`${url}/api/v1/me`)).json();
    const data = { deputyId: deputy.id, from: today, until: today };
    const set = await boss.page.request.post(`${url}/api/v1/approvals/absences`, { data });
    if (!set.ok()) throw new Error(await set.text());
    await boss.page.goto(`${url}/today/approvals?panel=away`);
    await expect(panelOf(boss)).toContainText(DEPUTY.name);
    await settled(boss.page);
    await boss.look('approval-absence');
  });

  await step('approval: the deputy approves on a phone, and it says for whom', async () => {
    await deputy.page.goto(`${url}/today`);
    await deputy.resize('phone');
    await expect(deputy.page.getByRole('main')).toContainText(words('signing.today', { count: 1 }));
    await deputy.page.goto(`${url}/today/approvals`);
    await deputy.page.getByRole('button', { name: WHAT[language], exact: true }).click();
    const sheet = deputy.page.getByRole('dialog');
    await expect(sheet).toContainText(words('signing.decide.for', { names: BOSS.name }));
    await settled(deputy.page);
    await deputy.look('approval-phone', 'phone');
    await sheet.getByLabel(words('signing.decide.note'), { exact: true }).fill(WORD[language]);
    await sheet.getByRole('button', { name: words('signing.decide.approve'), exact: true }).click();
    await expect(sheet).toContainText(words('signing.decidedFor', { name: DEPUTY.name }));
    await expect(sheet).toContainText(WORD[language]);
    await settled(deputy.page);
    await deputy.look('approval-decided', 'phone');
  });

  await step('approval: the asker reads what came of it', async () => {
    await asker.page.goto(`${url}/today/approvals?view=asked`);
    await expect(asker.page.getByRole('main')).toContainText(words('signing.stateOf.approved'));
  });
  for (const one of [asker, lead, boss, deputy]) await one.close();
}
