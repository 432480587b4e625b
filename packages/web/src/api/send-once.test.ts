import { expect, test } from 'vitest';
import { sendOnce } from './send-once.ts';

function deskThatAnswersLate() {
  const taken: string[] = [];
  let answer = () => {};
  const send = sendOnce(async (request) => {
    taken.push(await request.text());
    await new Promise<void>((resolve) => (answer = resolve));
    return Response.json({ number: taken.length });
  });
  return { taken, send, answer: () => answer() };
}
const writing = (subject: string, init: RequestInit = {}) =>
  new Request('http://desk.example/service-requests', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ subject }),
    ...init,
  });
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('a button pressed twice opens one request, and both presses are answered with it', async () => {
  const { taken, send, answer } = deskThatAnswersLate();
  const both = [send(writing('导出报错'), {}), send(writing('导出报错'), {})];
  await turn();
  answer();
  expect(await Promise.all(both.map(async (one) => (await one).json()))).toEqual([{ number: 1 }, { number: 1 }]);
  expect(taken).toHaveLength(1);
});

test('what differs, and the same said again later, is sent', async () => {
  const { taken, send, answer } = deskThatAnswersLate();
  for (const subject of ['导出报错', '登录不了', '登录不了']) {
    const sent = send(writing(subject), {});
    await turn();
    answer();
    await sent;
  }
  expect(taken).toHaveLength(3);
});

test('nobody waits for what was called off', async () => {
  const { taken, send, answer } = deskThatAnswersLate();
  const off = new AbortController();
  void send(writing('导出报错', { signal: off.signal }), {}).catch(() => undefined);
  await turn();
  off.abort();
  const sent = send(writing('导出报错'), {});
  await turn();
  answer();
  expect(await (await sent).json()).toEqual({ number: 2 });
  expect(taken).toHaveLength(2);
});
