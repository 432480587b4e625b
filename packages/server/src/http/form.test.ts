import type { PortalRequest, RequestForm, ServiceRequest, ServiceRequestTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../test/harness/fulcrum.ts';
import { mailServer } from '../../test/harness/mail-server.ts';
import { signedIn, type TestMember } from '../../test/harness/portal.ts';
import { reasonOf } from '../../test/harness/reason-of.ts';
import { served, type TestServer } from '../../test/harness/served.ts';
import { newId } from '../kernel/ids.ts';
import { sendingJobs } from '../slices/deliveries/index.ts';
import { answeringJobs } from '../slices/inbound-mail/index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:30:00Z' });
const { call, clock, db } = fulcrum;
const FORM = {
  ...{
    slug: 'help',
    enabled: true,
    languages: ['zh', 'en'],
    productId: null,
    kind: 'fault',
    phone: 'optional',
    company: 'no',
    suggests: true,
  },
  ...{
    title: { zh: '联系我们', en: 'Contact us' },
    intro: null,
    consent: null,
    origins: ['https://app.example.com', 'http://127.0.0.1:8080'],
  },
};
const SAID = { name: '王强', email: 'Wang@Customer.example', subject: '报表打不开 <b>', text: '点了没反应', phone: '13800000000' };
let server: TestServer;
let form: RequestForm;
let member: TestMember;
beforeAll(async () => {
  member = await signedIn(fulcrum);
  form = await call<RequestForm>('requestForms.create', FORM);
  server = await served(fulcrum);
});
afterAll(() => server.stop());

const get = (path: string) => fetch(`${server.url}${path}`, { headers: { 'accept-language': 'zh' } });
const post = (path: string, body: Record<string, string>) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams({ key: newId(), ...body }),
    headers: { 'accept-language': 'zh' },
  });
const send = (more: object = {}) => call<{ number: number | null }>('formPages.send', { slug: 'help', key: newId(), ...SAID, ...more });
const requests = async () => (await call<{ items: ServiceRequest[] }>('serviceRequests.list', { view: 'all' })).items;
const hoursLater = (hours: number) => clock.moveTo(clock.now().add({ hours }).toString());

test('a page opens in the language of who opens it, is sent without script, and becomes a request of the customer whose mail domain it is', async () => {
  const page = await (await get('/f/help')).text();
  expect(page).toContain('<h1>联系我们</h1>');
  expect(await (await get('/f/help?lang=en')).text()).toContain('<h1>Contact us</h1>');
  const key = /name="key" value="([^"]+)"/.exec(page)![1]!;
  const answer = await post('/f/help?lang=zh', { ...SAID, key, website: '' });
  expect([answer.status, await answer.text()]).toMatchObject([200, expect.stringContaining('编号 #')]);
  await post('/f/help?lang=zh', { ...SAID, key });
  const [request, ...none] = await requests();
  expect(none).toEqual([]);
  expect(request).toMatchObject({
    channel: 'form',
    kind: 'fault',
    subject: '报表打不开 <b>',
    accountId: member.accountId,
    contactId: null,
  });
  const { entries } = await call<ServiceRequestTold>('serviceRequests.get', { id: request!.id });
  expect(entries.find(({ kind }) => kind === 'in')).toMatchObject({
    authorName: '王强',
    body: '点了没反应\n\n电话：13800000000\nwang@customer.example',
  });
});

test('what is missing is said on the page, and what was typed is still there', async () => {
  const answer = await post('/f/help', { ...SAID, email: 'nonsense' });
  expect(answer.status).toBe(400);
  const page = await answer.text();
  expect(page).toContain('role="alert"');
  expect(page).toContain('value="报表打不开 &lt;b&gt;"');
  expect(page).not.toContain('<b>"');
});

test('who wrote is answered by mail, at the address that they typed, and their answer joins the request', async () => {
  const smtp = await mailServer();
  await call('mail.setServer', {
    ...{ enabled: true, host: smtp.host, port: smtp.port, security: 'none', user: null },
    ...{ fromName: '服务台', fromAddress: 'desk@example.com', web: 'https://desk.example.com' },
  });
  const { number } = await send({ email: 'somebody@elsewhere.example' });
  const { id, revision, accountId } = (await requests()).find((one) => one.number === number)!;
  expect(accountId).toBeNull();
  await call('serviceRequests.answer', { id, revision, text: '请清除缓存' });
  await fulcrum.runJob(answeringJobs[0]!);
  await fulcrum.runJob(sendingJobs[0]!);
  expect(smtp.received).toMatchObject([{ to: ['somebody@elsewhere.example'], text: expect.stringContaining('请清除缓存') }]);
});

test('whoever types a customer’s address is told nothing of that customer: the number alone', async () => {
  expect(Object.keys(await send({ email: member.email }))).toEqual(['number']);
  const { items } = await call<{ items: PortalRequest[] }>('portal.requests', { view: 'all' }, member.actor);
  expect(items).toMatchObject([{ subject: '报表打不开 <b>', mine: true }]);
});

describe('nothing is opened', () => {
  test('by a program, which fills in what people do not see and learns nothing', async () => {
    const before = (await requests()).length;
    expect(await (await post('/f/help', { ...SAID, website: 'https://spam.example' })).text()).toContain('已收到');
    expect((await requests()).length).toBe(before);
  });
  test('by a form that asks for more, that is not in use, or that is not there', async () => {
    const asks = { ...FORM, slug: 'asks', phone: 'required', consent: { zh: '同意隐私政策', en: 'I agree to the privacy notice' } };
    const { id } = await call<RequestForm>('requestForms.create', asks);
    expect(await reasonOf(send({ slug: 'asks', phone: '', agreed: true }))).toBe('input.invalid');
    expect(await reasonOf(send({ slug: 'asks' }))).toBe('input.invalid');
    expect(await reasonOf(send({ slug: 'asks', agreed: true }))).toBe('done');
    await call('requestForms.change', { id, enabled: false });
    expect(await reasonOf(send({ slug: 'asks', agreed: true }))).toBe('resource.not_found');
    const gone = await get('/f/asks');
    expect([gone.status, await gone.text()]).toMatchObject([404, expect.stringContaining('没有这个表单')]);
  });
  test('more than ten times an hour from one place, nor by all of them more than two hundred times', async () => {
    hoursLater(1);
    const came: string[] = [];
    for (let n = 0; n < 11; n++) came.push(await reasonOf(send()));
    expect(came).toEqual([...Array.from({ length: 10 }, () => 'done'), 'access.too_many_requests']);
    hoursLater(2);
    await sql`update service_request set channel = 'widget', opened_at = ${clock.now().toString()}`.execute(db);
    await sql`insert into service_request (id, number, kind, severity, channel, subject, status, opened_at, changed_at)
      select gen_random_uuid(), 10000 + n, 'question', 'normal', 'form', 'x', 'new', ${clock.now().toString()}::timestamptz, ${clock.now().toString()}::timestamptz
      from generate_series(1, 200) n`.execute(db);
    expect(await reasonOf(send())).toBe('access.too_many_requests');
    hoursLater(2);
  });
});

describe('within a product', () => {
  test('the page is framed by the origins that the form names, and by nobody else', async () => {
    const [own, embedded] = [await get('/f/help'), await get('/f/help?embedded=1')];
    expect(own.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(own.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(embedded.headers.get('content-security-policy')).toContain('frame-ancestors https://app.example.com http://127.0.0.1:8080');
    expect(embedded.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(embedded.headers.get('x-frame-options')).toBeNull();
    await call('requestForms.change', { id: form.id, origins: [] });
    expect((await get('/f/help?embedded=1')).headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    await call('requestForms.change', { id: form.id, origins: FORM.origins });
  });
  test('what is sent there came by the widget', async () => {
    const answer = await post('/f/help?embedded=1', { ...SAID, subject: '在产品里' });
    expect(answer.headers.get('content-security-policy')).toContain('https://app.example.com');
    expect((await requests()).find(({ subject }) => subject === '在产品里')).toMatchObject({ channel: 'widget' });
  });
  test('its script loads from any page, and from us alone', async () => {
    const answer = await get('/widget.js');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect((await answer.text()).length).toBeLessThan(4000);
  });
});

test('public articles are suggested while one types, and no others', async () => {
  const publish = async (audience: string) => {
    const { id, contents } = await call<{ id: string; contents: { revision: number }[] }>('articles.create', {
      ...{ language: 'zh', title: `报表导出${audience}`, body: '点导出', audience, ...(audience === 'customers' ? { levels: ['S'] } : {}) },
    });
    await call('articles.publish', { id, language: 'zh', revision: contents[0]!.revision });
  };
  await publish('public');
  await publish('customers');
  const ask = async () => (await (await get('/f/help/articles?q=报表导出')).json()) as { items: object[] };
  expect(await ask()).toEqual({ items: [{ title: '报表导出public', language: 'zh', path: null }] });
  await call('portalMembers.setRules', { publicHelp: true });
  expect(await ask()).toMatchObject({ items: [{ path: expect.stringMatching(/^\/portal\/articles\//) }] });
  await call('requestForms.change', { id: form.id, suggests: false });
  expect(await ask()).toEqual({ items: [] });
});

test('an address is one form’s, and an origin is nothing but that', async () => {
  expect(await reasonOf(call('requestForms.create', FORM))).toBe('request_form.slug_taken');
  for (const origin of [
    'https://*.example.com/x',
    'javascript:alert(1)',
    "https://a.example; script-src 'unsafe-inline'",
    'https://a.example/',
  ])
    expect(await reasonOf(call('requestForms.create', { ...FORM, slug: 'other', origins: [origin] }))).toBe('input.invalid');
  const agent = await fulcrum.person('agent');
  expect(await reasonOf(call('requestForms.list', {}, agent))).toBe('access.forbidden');
});
