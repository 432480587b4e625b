import { expect } from '../expect.ts';
import { settled, type Walk } from '../walk.ts';
import { navigate } from './tiers.ts';

const DOER = { name: 'Cal Doer', email: 'doer@example.com', role: 'csm' } as const;
/** The cell: a stage in which many customers of a level stand. */
const CELL = { level: 'B', stage: 'adoption' };
const STAYED = '30';
const HELD = '25';
const GIVEN = 15;
const WITHIN = '2';
const NAME = { zh: '适应期用得怎样', en: 'How adoption goes' };
const TITLE = { zh: '问问{{account}}用得怎样', en: 'Ask {{account}} how it goes' };
const REASON = { zh: '{{stage}}已经 {{days_in_stage}} 天', en: '{{days_in_stage}} days in {{stage}}' };
const SAID_OF_DAYS = { zh: /适应期已经 \d+ 天/, en: /\d+ days in Adoption/ };
const SUMMARY = { zh: '馆长说检索用得多，想再开一场培训', en: 'The librarian asks for one more training' };
/** A play of the template that leaves nobody alone. */
const UNCOMPARED = 'renewal-countdown';

type Other = Awaited<ReturnType<Walk['as']>>;
const panelOf = ({ page, words }: Pick<Walk, 'page' | 'words'>) =>
  page.getByRole('complementary').filter({ has: page.getByRole('button', { name: words('kit.panel.close') }) });

/** From an empty place of the matrix to a play with proof: written by its form, tried, published, its task done. Answers the play's id. */
export async function playFromCell(walk: Walk): Promise<string> {
  const { page, words, url, step } = walk;
  const { language } = words;
  const doer = await walk.as(DOER);
  let play = '';
  let begins = 0;

  await step('play: from a cell of the matrix', async () => {
    const customers = await giveAway(walk, doer.id);
    const { stages } = await (await page.request.get(`${url}/api/v1/strategy/matrix`)).json();
    const stage = stages.find(({ id }: { id: string }) => id === CELL.stage).name[language];
    await navigate(walk, 'strategy', 'matrix');
    const cell = words('strategy.cell', { level: CELL.level, stage });
    await page.getByRole('button', { name: cell }).click();
    const panel = panelOf(walk);
    await expect(panel).toContainText(cell);
    await expect(panel).toContainText(String(customers));
    await settled(page);
    await walk.look('play-cell', 'desk');
    await panel.getByRole('button', { name: words('strategy.addPlay') }).click();
    await page.waitForURL(/policy=/);
    play = new URL(page.url()).searchParams.get('policy') ?? '';
  });

  await step('play: written by its form; at once it says where it begins and what it says there', async () => {
    await choose(walk, words('playStudio.trigger.on'), words('playStudio.trigger.kind.stage_stayed'));
    await page.getByLabel(words('playStudio.trigger.stayed'), { exact: true }).last().fill(STAYED);
    await page.getByRole('button', { name: /^1/ }).first().click();
    for (const [label, text] of [
      ['title', TITLE],
      ['reason', REASON],
    ] as const)
      for (const one of ['zh', 'en'] as const)
        await page.getByLabel(words(`studio.name.of.${one}`, { of: words(`playStudio.task.${label}`) }), { exact: true }).fill(text[one]);
    await page.getByLabel(words('playStudio.task.due'), { exact: true }).last().fill('1');
    await page.getByLabel(words('playStudio.limit.holdout'), { exact: true }).last().fill(HELD);
    await choose(walk, words('playStudio.aim.outcome'), words('playStudio.aim.is.kept'));
    await page.getByLabel(words('playStudio.aim.within'), { exact: true }).last().fill(WITHIN);
    for (const one of ['zh', 'en'] as const)
      await page
        .getByLabel(words(`studio.name.${one}`), { exact: true })
        .last()
        .fill(NAME[one]);
    await expect(page.getByRole('main')).toContainText(words('playStudio.aim.compared'));
    await expect(page.getByRole('heading', { level: 1 })).toContainText(words.like('playStudio.answer.begins'));
    await expect(page.getByRole('article').filter({ hasText: words('playStudio.verdict.begins.word') })).toHaveCount(3);
    // The text is filled by what was tried last: so is the number.
    await expect(page.getByRole('main')).toContainText(SAID_OF_DAYS[language]);
    await settled(page);
    begins = Number((await page.getByRole('heading', { level: 1 }).innerText()).match(/\d+/)?.[0]);
    await walk.look('play-written');
  });

  await step('play: published, told in words', async () => {
    await page.getByRole('button', { name: words('studio.publish') }).click();
    const panel = panelOf(walk);
    await panel.getByRole('button', { name: words('tiers.publish.action') }).click();
    await expect(panel.getByRole('status')).toContainText(words('tiers.simulate.published', { version: 1 }));
  });

  await step('play: it begins at those of whom it said so, and leaves its share alone', async () => {
    const ran = await page.request.post(`${url}/api/v1/plays/run`, { data: {} });
    if (!ran.ok()) throw new Error(await ran.text());
    const made = (await ran.json()).plays.find(({ id }: { id: string }) => id === play);
    const share = (begins * Number(HELD)) / 100;
    if (made.begun + made.held !== begins || Math.abs(made.held - share) >= 1)
      throw new Error(`it was to begin at ${begins}: ${JSON.stringify(made)}`);
  });

  await step('play: its task on Today, with its text filled, closed with what came of it', () => doTask(doer));
  await step('play: the effect claims nothing yet', async () => {
    await page.goto(`${url}/strategy/plays?play=${play}`);
    const panel = panelOf(walk);
    await expect(panel).toContainText(words('playing.effect.silent.pending'));
    await expect(panel).toContainText(words('playing.effect.pending', { accounts: begins }));
    await settled(page);
    await walk.look('play-effect-pending', 'phone');
  });
  await doer.close();
  return play;
}

/** Some customers of the cell to one person, whose list then shows the play's tasks. Answers how many the cell holds. */
async function giveAway({ page, url }: Walk, ownerId: string): Promise<number> {
  const filter = JSON.stringify({
    all: [
      { metric: 'state.tier', op: '=', value: CELL.level },
      { metric: 'state.stage', op: '=', value: CELL.stage },
    ],
  });
  const { items } = await (await page.request.get(`${url}/api/v1/accounts?limit=100&filter=${encodeURIComponent(filter)}`)).json();
  const data = { ids: items.slice(0, GIVEN).map(({ id }: { id: string }) => id), ownerId };
  const given = await page.request.post(`${url}/api/v1/accounts/assign`, { data });
  if (!given.ok()) throw new Error(await given.text());
  return items.length;
}

async function choose({ page }: Walk, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).last().click();
  await page.getByTitle(option, { exact: true }).click();
}

async function doTask({ page, words, url, look }: Other): Promise<void> {
  const { language } = words;
  await page.goto(`${url}/today`);
  const mine = page.getByRole('listitem').filter({ hasText: SAID_OF_DAYS[language] });
  await expect(mine).not.toHaveCount(0);
  await settled(page);
  await look('play-today');
  const account = await mine.first().getByRole('button').first().innerText();
  const task = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: account, exact: true }), hasText: SAID_OF_DAYS[language] });
  await task.getByRole('button', { name: account, exact: true }).click();
  const panel = panelOf({ page, words });
  await expect(panel).toContainText(TITLE[language].replace('{{account}}', account));
  await expect(panel).toContainText(words('playing.task.reach'));
  await panel.getByRole('button', { name: words('task.panel.log') }).click();
  await page.getByRole('radio', { name: words('task.outcome.agreed'), exact: true }).check();
  await page.getByLabel(words('task.form.summary'), { exact: true }).fill(SUMMARY[language]);
  await page.getByRole('button', { name: words('task.form.close') }).click();
  await expect(page.getByRole('status').filter({ hasText: words('task.done.closed', { account }) })).toBeVisible();
  await expect(task).toHaveCount(0);
}

/** Days later: both sides with their interval; and of a play that leaves nobody alone nothing is claimed. */
export async function readEffect({ page, words, url, step, look }: Walk, play: string): Promise<void> {
  await step('play: the effect of those treated against those left alone', async () => {
    await page.goto(`${url}/strategy/plays?play=${play}`);
    const table = page.getByRole('table', { name: words('playing.effect.table') });
    await expect(table).toContainText(words('playing.effect.holdout'));
    const told = new RegExp((['better', 'worse', 'unsure'] as const).map((one) => words.like(`playing.effect.${one}`).source).join('|'));
    await expect(panelOf({ page, words })).toContainText(told);
    await settled(page);
    await look('play-effect');
  });
  await step('play: without anybody left alone no effect is claimed', async () => {
    await page.goto(`${url}/strategy/plays?play=${UNCOMPARED}`);
    await expect(panelOf({ page, words })).toContainText(words('playing.effect.silent.no_holdout'));
  });
}
