import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '../expect.ts';
import { settled, type Walk } from '../walk.ts';

const TEXTS = {
  zh: { title: '客户的产品', label: '帮助', subject: '在产品里找不到导出按钮', text: '报表页上没有导出按钮。', received: '已收到' },
  en: {
    title: 'A product of the customer’s',
    label: 'Help',
    subject: 'No button to export',
    text: 'The report has none.',
    received: 'Received',
  },
};
/** Who asks there, by the fields of the form. */
const ASKER = { name: 'Qian Wei', email: 'qian@elsewhere.example' };

/** A page of somebody else's, on an origin of its own, until the work with it is done. */
async function onForeignPage(html: string, work: (origin: string) => Promise<void>): Promise<void> {
  const server = http.createServer((_request, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(html));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** A page of another site shows a form of ours by the widget; what is asked there stands on the desk. */
export async function askByWidget({ page, words, url, step, look, resize }: Walk, form: { id: string; slug: string }): Promise<void> {
  const { title, label, subject, text, received } = TEXTS[words.language];
  const script = `<script src="${url}/widget.js" data-form="${form.slug}" data-label="${label}" data-language="${words.language}" async></script>`;
  const html = `<!doctype html><html lang="${words.language}"><title>${title}</title><main><h1>${title}</h1></main>${script}</html>`;
  await step('service: a customer asks by the widget on a page of another site', () =>
    onForeignPage(html, async (origin) => {
      const allowed = await page.request.patch(`${url}/api/v1/request-forms/${form.id}`, { data: { id: form.id, origins: [origin] } });
      if (!allowed.ok()) throw new Error(await allowed.text());
      await resize('desk');
      await page.goto(origin);
      const button = page.getByRole('button', { name: label, exact: true });
      await button.click();
      const frame = page.frameLocator(`iframe[title="${label}"]`);
      for (const [field, value] of Object.entries({ ...ASKER, subject, text })) await frame.locator(`#${field}`).fill(value);
      await look('widget');
      await frame.locator('form button').click();
      await expect(frame.locator('body')).toContainText(received);
      await frame.getByRole('status').click();
      await page.keyboard.press('Escape');
      await expect(page.locator('iframe')).not.toBeVisible();
      await expect(page.locator('button:focus')).toHaveText(label);
    }),
  );
  await step('service: what was asked by the widget is on the desk', async () => {
    await page.goto(`${url}/service/requests?view=all&q=${encodeURIComponent(subject)}`);
    const main = page.getByRole('main');
    await expect(main).toContainText(subject);
    await main.getByText(subject).first().click();
    await settled(page);
    await expect(page.locator('body')).toContainText(words('desk.channelOf.widget'));
    await expect(page.locator('body')).toContainText(text);
    await look('request-of-widget');
  });
}
