import { expect } from '../expect.ts';
import { settled, type Walk } from '../walk.ts';

const PEOPLE = { member: 'member@circle.example', other: 'other@elsewhere.example' };
const TEXTS = {
  zh: {
    circle: '排课组',
    name: '排课老李',
    title: '合班课表打印时跨页断行',
    body: '见截图，第二页少了表头。',
    answer: '打印前在页面设置里勾选“重复表头”，见图。',
  },
  en: {
    circle: 'Timetable circle',
    name: 'Timetable Li',
    title: 'Joint timetables break across printed pages',
    body: 'See the picture: the second page has no headings.',
    answer: 'Tick “Repeat headings” in the page settings before you print.',
  },
};
/** A picture of 240 by 80 in one colour. */
async function drawn(page: Walk['page'], colour: string): Promise<Buffer> {
  const url = await page.evaluate((fill) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [240, 80];
    const pen = canvas.getContext('2d')!;
    pen.fillStyle = fill;
    pen.fillRect(0, 0, 240, 80);
    return canvas.toDataURL('image/png');
  }, colour);
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

/** A closed community on the phone: a question with a picture, its answer by ours, and who finds it. */
export async function askInCircle(walk: Walk): Promise<void> {
  const { page, words, url, step, look } = walk;
  const texts = TEXTS[words.language];
  const main = page.getByRole('main');
  const send = async (method: 'get' | 'post' | 'put', path: string, data?: object | Buffer) => {
    const answer = await page.request[method](`${url}/api/v1${path}`, data ? { data } : {});
    if (!answer.ok()) throw new Error(await answer.text());
    return answer.json();
  };
  const enter = async (email: string) => {
    const { path } = await send('post', '/portal-members/links', { email });
    await page.goto(url + path);
    await page.getByRole('button', { name: words('portalAccess.enter.linkGo'), exact: true }).click();
    await expect(main).toContainText(words('portal.home.title'));
  };
  const search = async () => {
    await page.goto(`${url}/portal`);
    await page.getByRole('combobox', { name: words('portal.home.label') }).fill(texts.title);
    await page.getByRole('button', { name: words('portal.home.go'), exact: true }).click();
    await page.waitForURL(/[?&]q=/);
    await settled(page);
  };
  const shown = () =>
    page.waitForFunction(() => [...document.querySelectorAll<HTMLImageElement>('.shownPictures img')].every((one) => one.naturalWidth > 1));

  const { items: accounts } = await send('get', '/accounts?limit=2&sort=name');
  for (const [at, email] of Object.values(PEOPLE).entries()) {
    const accountId = accounts[at].id;
    const { id: contactId } = await send('post', '/contacts', { accountId, name: `Person ${at + 1}`, email });
    await send('post', '/portal-members', { accountId, contactId, email });
  }
  const { id: communityId } = await send('post', '/communities', { name: texts.circle, open: false });
  await send('put', `/communities/${communityId}/accounts/${accounts[0].id}`, {});
  await send('put', '/communities/rules', { hold: 'nobody', priceField: null, channelField: null });
  let asked = '';

  await step('community: a customer shows what they mean by a picture', async () => {
    await enter(PEOPLE.member);
    await page.goto(`${url}/portal/questions/new?community=${communityId}`);
    await page.getByLabel(words('community.portal.name'), { exact: true }).fill(texts.name);
    await page.getByRole('button', { name: words('community.portal.saveName'), exact: true }).click();
    await page.getByLabel(words('community.portal.question'), { exact: true }).fill(texts.title);
    await page.getByLabel(words('community.portal.body'), { exact: true }).fill(texts.body);
    await page.locator('input[type=file]').setInputFiles({ name: 'page.png', mimeType: 'image/png', buffer: await drawn(page, '#31688e') });
    await settled(page);
    await page.getByRole('button', { name: words('community.portal.send'), exact: true }).click();
    await page.waitForURL(/\/portal\/questions\/[0-9a-f-]{36}/);
    asked = page.url();
    await expect(page.locator('.shownPictures img')).toHaveCount(1);
    await shown();
  });

  await step('community: ours answer with a picture, which the customer sees', async () => {
    const id = asked.split('/').at(-1)?.slice(0, 36) ?? '';
    const picture = await send('post', '/community-questions/pictures?name=set.png', await drawn(page, '#35b779'));
    await send('post', `/community-questions/${id}/answers`, { body: texts.answer, pictureIds: [picture.id] });
    await page.reload();
    await expect(main).toContainText(texts.answer);
    await expect(page.locator('.shownPictures img')).toHaveCount(2);
    await page.locator('.shownPictures img').last().scrollIntoViewIfNeeded();
    await shown();
    await look('community-pictures', 'phone');
  });

  await step('community: who is in the circle finds the question', async () => {
    await search();
    await expect(main.getByRole('listitem').first()).toContainText(texts.title);
    await look('community-found', 'phone');
  });

  await step('community: who is not finds nothing of it, nor by its address', async () => {
    await enter(PEOPLE.other);
    await search();
    await expect(main).not.toContainText(texts.title);
    await page.goto(asked);
    await expect(main).toContainText(words('community.portal.missing'));
  });
}
