import { expect } from '../expect.ts';
import type { Walk } from '../walk.ts';

const SAID = {
  zh: { subject: '大屏没有数据', answer: '正在核对昨天的同步，稍后回复您。', more: '另外想改发票抬头', other: '修改发票抬头' },
  en: {
    subject: 'The wall shows no data',
    answer: 'We are checking yesterday’s run.',
    more: 'Also, our invoice address changed',
    other: 'Invoice address',
  },
};

/** Two people in one request, and two matters in one conversation: nothing that was typed is lost, and each matter gets its own request. */
export async function answerTwoAtOnce({ page, words, url, step }: Walk, accountId: string): Promise<void> {
  const { subject, answer, more, other } = SAID[words.language];
  const main = page.getByRole('main');
  const act = (name: Parameters<Walk['words']>[0]) => page.getByRole('button', { name: words(name), exact: true });
  const typing = () => page.getByRole('textbox', { name: words('desk.work.wayOf.answer') });
  const holds = (text: string) =>
    page.waitForFunction(
      ([field, wanted]) => document.querySelector<HTMLTextAreaElement>(`textarea[aria-label="${field}"]`)?.value === wanted,
      [words('desk.work.wayOf.answer'), text] as const,
    );
  const made = await page.request.post(`${url}/api/v1/service-requests`, { data: { accountId, subject, text: subject } });
  const { id, revision } = await made.json();

  await step('service: what is typed is there again after a look elsewhere', async () => {
    await page.goto(`${url}/service/requests/${id}`);
    await typing().fill(answer);
    await page.getByRole('link', { name: words('desk.eyebrow') }).click();
    await expect(main).toContainText(words('desk.sub'));
    await page.goBack();
    await holds(answer);
  });
  await step('service: somebody else is quicker, and the answer goes out at the second try', async () => {
    await page.request.patch(`${url}/api/v1/service-requests/${id}`, { data: { id, revision, severity: 'high' } });
    await act('desk.work.go.answer').click();
    await expect(main).toContainText(words('desk.stale.title'));
    await holds(answer);
    await act('desk.work.go.answer').click();
    await expect(main).toContainText(words('desk.statusOf.waiting'));
    await holds('');
  });
  await step('service: another matter in the same conversation is split off', async () => {
    await page.getByText(words('desk.work.wayOf.receive'), { exact: true }).click();
    await page.getByRole('textbox', { name: words('desk.work.wayOf.receive') }).fill(more);
    await act('desk.work.go.receive').click();
    await act('desk.act.split').click();
    await page.getByRole('checkbox', { name: more }).check();
    await page.getByLabel(words('desk.split.subject')).fill(other);
    await act('desk.split.go').click();
    await expect(main).not.toContainText(more);
    await main.locator('.talkEvent a').click();
    await expect(main).toContainText(more);
  });
}
