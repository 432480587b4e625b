import { createCipheriv, createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { tencentMessage } from '../../../../test/harness/tencent-message.ts';
import { ADAPTERS } from './adapters.ts';
import { openedFeishu } from './feishu.ts';

const NOW = 1_767_225_600;
const arrived = (parts: { query?: Record<string, string>; headers?: Record<string, string>; body?: string }) => ({
  ...{ query: {}, headers: {}, body: '' },
  ...parts,
});

describe('WeCom', () => {
  /** The worked example of the platform's own documentation. */
  const SECRETS = { token: 'QDG6eK', aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C', receiver: 'wx5823bf96d3bd56c7' };
  const QUERY = {
    msg_signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
    ...{ timestamp: '1409659589', nonce: '263014780' },
    echostr: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
  };
  const message = (xml: string, by = SECRETS) => arrived(tencentMessage(xml, by));
  const said = (type: string, more: string) =>
    `<xml><FromUserName><![CDATA[li]]></FromUserName><CreateTime>1</CreateTime><MsgType><![CDATA[${type}]]></MsgType>${more}<MsgId>77</MsgId></xml>`;

  test('has its echo read and sent back, as in its documentation', () => {
    expect(ADAPTERS.wecom(arrived({ query: QUERY }), SECRETS, NOW)).toEqual({ echo: '1616140317555161061' });
  });
  test('says a text, a picture, and things that make no request', () => {
    expect(ADAPTERS.wecom(message(said('text', '<Content><![CDATA[报表打不开 <b>]]></Content>')), SECRETS, NOW)).toEqual({
      message: { messageId: '77', thread: 'li', text: '报表打不开 <b>', name: 'li' },
    });
    const picture = '<PicUrl><![CDATA[http://p.example/1]]></PicUrl><MediaId><![CDATA[media-1]]></MediaId>';
    expect(ADAPTERS.wecom(message(said('image', picture)), SECRETS, NOW)).toMatchObject({
      message: { text: '', files: [{ kind: 'image', key: 'media-1', url: 'https://p.example/1', name: null }] },
    });
    const voice = '<MediaId><![CDATA[media-2]]></MediaId><Recognition><![CDATA[报表打不开]]></Recognition>';
    expect(ADAPTERS.wechat(message(said('voice', voice)), SECRETS, NOW)).toMatchObject({
      message: { text: '报表打不开', files: [{ kind: 'voice', key: 'media-2' }] },
    });
    expect(ADAPTERS.wecom(message(said('location', '<Label><![CDATA[北京]]></Label>')), SECRETS, NOW)).toMatchObject({
      message: { text: '[location] 北京' },
    });
    expect(ADAPTERS.wecom(message(said('event', '<Event><![CDATA[enter_agent]]></Event>')), SECRETS, NOW)).toBe('other');
  });
  test('says of WeChat’s customer service which account has messages, and by what they are fetched', () => {
    const news = '<Event><![CDATA[kf_msg_or_event]]></Event><Token><![CDATA[ENC1]]></Token><OpenKfId><![CDATA[wk1]]></OpenKfId>';
    expect(ADAPTERS.wechat_kf(message(said('event', news)), SECRETS, NOW)).toEqual({ news: { account: 'wk1', token: 'ENC1' } });
    expect(ADAPTERS.wechat_kf(message(said('event', '<Event><![CDATA[kf_account_auth_change]]></Event>')), SECRETS, NOW)).toBe('other');
    expect(ADAPTERS.wechat_kf(message(said('event', news)), { ...SECRETS, token: 'other' }, NOW)).toBeNull();
    expect(ADAPTERS.wechat_kf(arrived({ query: QUERY }), SECRETS, NOW)).toEqual({ echo: '1616140317555161061' });
  });
  test('is not heard with another token, key or receiver, or without a signature', () => {
    const right = message(said('text', '<Content><![CDATA[x]]></Content>'));
    for (const wrong of [{ token: 'x' }, { aesKey: 'A'.repeat(43) }, { receiver: 'wx0' }])
      expect(ADAPTERS.wecom(right, { ...SECRETS, ...wrong }, NOW)).toBeNull();
    expect(ADAPTERS.wecom({ ...right, query: {} }, SECRETS, NOW)).toBeNull();
    expect(ADAPTERS.wecom({ ...right, body: right.body.replace('<Encrypt><![CDATA[', '<Encrypt><![CDATA[A') }, SECRETS, NOW)).toBeNull();
  });
  test('of WeChat: the echo is in clear, the words must be encrypted', () => {
    const signature = createHash('sha1').update(['QDG6eK', '1', '2'].sort().join('')).digest('hex');
    const query = { timestamp: '1', nonce: '2', signature, echostr: '4711' };
    expect(ADAPTERS.wechat(arrived({ query }), SECRETS, NOW)).toEqual({ echo: '4711' });
    expect(ADAPTERS.wechat(arrived({ query: { ...query, nonce: '3' } }), SECRETS, NOW)).toBeNull();
    const { echostr: _, ...clear } = query;
    expect(ADAPTERS.wechat(arrived({ query: clear, body: said('text', '<Content>x</Content>') }), SECRETS, NOW)).toBeNull();
  });
});

describe('DingTalk', () => {
  const SECRETS = { appSecret: 'SECtest0123456789' };
  const headers = { timestamp: '1767225600000', sign: 'WqRwE26E5CxYGjFqhx+2yyo3peNrvAUu8ptyyREKKyk=' };
  const body = JSON.stringify({
    ...{ msgId: 'm1', msgtype: 'text', conversationId: 'c1', conversationTitle: '服务群', senderId: 's1', senderNick: '王强' },
    text: { content: ' 报表打不开 ' },
  });
  test('says what somebody of a group writes; each of them is a conversation', () => {
    expect(ADAPTERS.dingtalk(arrived({ headers, body }), SECRETS, NOW)).toEqual({
      message: {
        ...{ messageId: 'm1', thread: 'c1 s1', text: '报表打不开', name: '王强 (服务群)' },
        way: { staffId: null, robotCode: null, session: null, sessionUntil: null },
      },
    });
  });
  test('says how it is answered; not at an address that is none of the platform’s', () => {
    const session = (sessionWebhook: string) => {
      const said = { ...JSON.parse(body), sessionWebhook, sessionWebhookExpiredTime: 1_767_231_000_000, senderStaffId: 'manager1' };
      return ADAPTERS.dingtalk(arrived({ headers, body: JSON.stringify(said) }), SECRETS, NOW);
    };
    const theirs = 'https://oapi.dingtalk.com/robot/sendBySession?session=s';
    expect(session(theirs)).toMatchObject({
      message: { way: { staffId: 'manager1', session: theirs, sessionUntil: '2026-01-01T01:30:00Z' } },
    });
    for (const other of ['https://dingtalk.com.evil.example/x', 'http://oapi.dingtalk.com/x', 'https://oapi.dingtalk.com:8443/x', 'x'])
      expect(session(other)).toMatchObject({ message: { way: { session: null, sessionUntil: null } } });
  });
  test('says a file by its code, and rich text as words and pictures', () => {
    const of = (said: object) => ADAPTERS.dingtalk(arrived({ headers, body: JSON.stringify({ msgId: 'm1', ...said }) }), SECRETS, NOW);
    expect(of({ msgtype: 'file', content: { downloadCode: 'd1', fileName: '日志.txt' } })).toMatchObject({
      message: { text: '', files: [{ kind: 'file', key: 'd1', url: null, name: '日志.txt' }] },
    });
    expect(of({ msgtype: 'audio', content: { downloadCode: 'd2', recognition: '打不开' } })).toMatchObject({
      message: { text: '打不开', files: [{ kind: 'voice', key: 'd2' }] },
    });
    expect(of({ msgtype: 'richText', content: { richText: [{ text: '看图' }, { type: 'picture', downloadCode: 'd3' }] } })).toMatchObject({
      message: { text: '看图', files: [{ kind: 'image', key: 'd3' }] },
    });
    expect(of({ msgtype: 'picture', content: {} })).toMatchObject({ message: { text: '[picture]' } });
  });
  test('is not heard with another secret, or an hour late', () => {
    expect(ADAPTERS.dingtalk(arrived({ headers, body }), { appSecret: 'x' }, NOW)).toBeNull();
    expect(ADAPTERS.dingtalk(arrived({ headers, body }), SECRETS, NOW + 3601)).toBeNull();
    expect(ADAPTERS.dingtalk(arrived({ headers: { ...headers, timestamp: '1767225600001' }, body }), SECRETS, NOW)).toBeNull();
    expect(ADAPTERS.dingtalk(arrived({ body }), SECRETS, NOW)).toBeNull();
  });
});

describe('Feishu', () => {
  const SECRETS = { encryptKey: 'test key', verificationToken: 'vt' };
  function encrypted(said: object, key = 'test key'): string {
    const vector = Buffer.from('0123456789abcdef');
    const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), vector);
    return JSON.stringify({ encrypt: Buffer.concat([vector, cipher.update(JSON.stringify(said)), cipher.final()]).toString('base64') });
  }
  const signedBy = (body: string, key = 'test key', time = String(NOW)) =>
    arrived({
      body,
      headers: {
        ...{ 'x-lark-request-timestamp': time, 'x-lark-request-nonce': 'n' },
        'x-lark-signature': createHash('sha256').update(`${time}n${key}${body}`).digest('hex'),
      },
    });
  const EVENT = {
    schema: '2.0',
    header: { event_type: 'im.message.receive_v1', token: 'vt' },
    event: {
      sender: { sender_id: { open_id: 'ou_1' } },
      message: { message_id: 'om_1', chat_id: 'oc_1', message_type: 'text', content: JSON.stringify({ text: '报表打不开' }) },
    },
  };
  test('is decrypted as in its documentation', () => {
    expect(openedFeishu('P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=', 'test key')).toBe('hello world');
  });
  test('has its challenge answered, and says a message', () => {
    const challenge = encrypted({ challenge: 'c', token: 'vt', type: 'url_verification' });
    expect(ADAPTERS.feishu(arrived({ body: challenge }), SECRETS, NOW)).toEqual({ echo: '{"challenge":"c"}' });
    expect(ADAPTERS.feishu(signedBy(encrypted(EVENT)), SECRETS, NOW)).toEqual({
      message: { messageId: 'om_1', thread: 'oc_1 ou_1', text: '报表打不开', name: 'ou_1' },
    });
    expect(ADAPTERS.feishu(signedBy(encrypted({ ...EVENT, header: { event_type: 'x', token: 'vt' } })), SECRETS, NOW)).toBe('other');
  });
  test('says pictures, voice and files by their keys, and a post as its lines with its pictures', () => {
    const of = (message_type: string, content: object) => {
      const message = { ...EVENT.event.message, message_type, content: JSON.stringify(content) };
      return ADAPTERS.feishu(signedBy(encrypted({ ...EVENT, event: { ...EVENT.event, message } })), SECRETS, NOW);
    };
    expect(of('image', { image_key: 'i1' })).toMatchObject({ message: { text: '', files: [{ kind: 'image', key: 'i1' }] } });
    expect(of('file', { file_key: 'f1', file_name: '日志.txt' })).toMatchObject({
      message: { files: [{ kind: 'file', key: 'f1', name: '日志.txt' }] },
    });
    expect(of('audio', { file_key: 'f2', duration: 2000 })).toMatchObject({ message: { files: [{ kind: 'voice', key: 'f2' }] } });
    const lines = [
      [
        { tag: 'text', text: '第一行' },
        { tag: 'a', text: '链接' },
      ],
      [{ tag: 'img', image_key: 'i2' }],
    ];
    expect(of('post', { title: '报错', content: lines })).toMatchObject({
      message: { text: '报错\n第一行链接', files: [{ kind: 'image', key: 'i2' }] },
    });
    expect(of('sticker', { file_key: 's' })).toMatchObject({ message: { text: '[sticker]' } });
  });
  test('is not heard with another key or token, unsigned, changed, in clear, or an hour late', () => {
    const body = encrypted(EVENT);
    for (const wrong of [
      ...[signedBy(encrypted(EVENT, 'other'), 'other'), signedBy(body, 'other'), arrived({ body }), signedBy(JSON.stringify(EVENT))],
      ...[signedBy(body, 'test key', String(NOW - 3601)), { ...signedBy(body), body: body.replace('{', '{ ') }],
      ...[
        signedBy(encrypted({ ...EVENT, header: { ...EVENT.header, token: 'x' } })),
        arrived({ body: '[]' }),
        signedBy(body, 'test key', 'x'),
      ],
    ])
      expect(ADAPTERS.feishu(wrong, SECRETS, NOW)).toBeNull();
  });
});

describe('Weibo', () => {
  const SECRETS = { appSecret: 'app secret' };
  const [timestamp, nonce] = [String(NOW), 'n1'];
  const signature = createHash('sha1').update(['app secret', timestamp, nonce].sort().join('')).digest('hex');
  const query = { timestamp, nonce, signature };
  /** As its documentation shows a text. */
  const SAID = {
    type: 'text',
    receiver_id: 1_902_538_057,
    sender_id: 2_489_518_277,
    created_at: 'Mon Jul 16 18:09:20 +0800 2012',
    data: {},
  };
  const says = (more: object, by: Record<string, string> = query) =>
    ADAPTERS.weibo(arrived({ query: by, body: JSON.stringify({ ...SAID, ...more }) }), SECRETS, NOW);
  test('has its echo sent back, and says what a fan writes', () => {
    expect(ADAPTERS.weibo(arrived({ query: { ...query, echostr: '4711' } }), SECRETS, NOW)).toEqual({ echo: '4711' });
    expect(says({ text: ' 怎么续费 ' })).toEqual({
      message: {
        messageId: expect.stringMatching(/^2489518277 Mon Jul 16 18:09:20 \+0800 2012 /),
        ...{ thread: '2489518277', text: '怎么续费', name: '2489518277' },
      },
    });
    const named = (text: string) => (says({ text }) as { message: { messageId: string } }).message.messageId;
    expect([named('怎么续费'), named('急')].map((one) => one === named('怎么续费'))).toEqual([true, false]);
    expect(says({ type: 'image', text: '发了一张图片' })).toMatchObject({ message: { text: '[image] 发了一张图片' } });
  });
  test('says nothing of events and of kinds that nobody knows', () => {
    expect([says({ type: 'event', text: '关注事件消息' }), says({ type: 'mention', text: 'x' }), says({ text: ' ' })]).toEqual([
      'other',
      'other',
      'other',
    ]);
  });
  test('is not heard with another secret, or unsigned', () => {
    expect(says({ text: 'x' }, { ...query, nonce: 'n2' })).toBeNull();
    expect(says({ text: 'x' }, {})).toBeNull();
    expect(ADAPTERS.weibo(arrived({ query: { ...query, echostr: 'x' } }), { appSecret: 'other' }, NOW)).toBeNull();
  });
});

test('a program signs as Standard Webhooks say, within five minutes', () => {
  const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
  const body = JSON.stringify({ data: { thread: 't', text: '报表打不开', name: '王强', email: 'wang@customer.example' } });
  const key = Buffer.from('0123456789abcdef0123456789abcdef');
  const sign = `v1,${createHmac('sha256', key).update(`m1.${NOW}.${body}`).digest('base64')}`;
  const call = arrived({ headers: { 'webhook-id': 'm1', 'webhook-timestamp': String(NOW), 'webhook-signature': sign }, body });
  expect(ADAPTERS.signed(call, { secret }, NOW)).toEqual({
    message: { messageId: 'm1', thread: 't', text: '报表打不开', name: '王强', email: 'wang@customer.example' },
  });
  expect(ADAPTERS.signed(call, { secret }, NOW + 301)).toBeNull();
  expect(ADAPTERS.signed({ ...call, body: `${body} ` }, { secret }, NOW)).toBeNull();
  expect(ADAPTERS.signed(call, {}, NOW)).toBeNull();
});

test('a program names files that are got by https; others are left', () => {
  const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
  const files = [{ url: 'https://files.example/1.png', name: '截图.png' }, { url: 'http://files.example/2' }, { url: 'x' }, 'x'];
  const body = JSON.stringify({ data: { text: '', files } });
  const sign = `v1,${createHmac('sha256', Buffer.from('0123456789abcdef0123456789abcdef')).update(`m1.${NOW}.${body}`).digest('base64')}`;
  const call = arrived({ headers: { 'webhook-id': 'm1', 'webhook-timestamp': String(NOW), 'webhook-signature': sign }, body });
  expect(ADAPTERS.signed(call, { secret }, NOW)).toMatchObject({
    message: { text: '', files: [{ kind: 'file', key: null, url: 'https://files.example/1.png', name: '截图.png' }] },
  });
});
