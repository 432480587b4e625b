import { expect, test } from 'vitest';
import { shortened } from './shortened.ts';
import { signDingTalk, signFeishu, VENDORS } from './vendors.ts';

const AT = 1_767_225_600_000;
const notice = { title: '交给您的待办：回访', detail: '衡川大学 · 截止 11 月 30 日', link: 'https://fulcrum.example.com/today' };

// The vectors of reference/domain.md 12.
test('DingTalk signs milliseconds and secret with the secret, in the address', () => {
  expect(signDingTalk('SECtest0123456789', AT)).toBe('WqRwE26E5CxYGjFqhx+2yyo3peNrvAUu8ptyyREKKyk=');
  const { url, body } = VENDORS.dingtalk.request(
    { url: 'https://oapi.dingtalk.com/robot/send?access_token=T', secret: 'SECtest0123456789' },
    [notice],
    AT,
    'zh',
  );
  expect(url).toBe(
    'https://oapi.dingtalk.com/robot/send?access_token=T&timestamp=1767225600000&sign=WqRwE26E5CxYGjFqhx%2B2yyo3peNrvAUu8ptyyREKKyk%3D',
  );
  expect(body).toEqual({
    msgtype: 'markdown',
    markdown: {
      title: '交给您的待办：回访',
      text: '[交给您的待办：回访](https://fulcrum.example.com/today)\n> 衡川大学 · 截止 11 月 30 日',
    },
    at: { atMobiles: [], isAtAll: false },
  });
});

test('Feishu signs nothing with seconds and secret, in the body', () => {
  expect(signFeishu('testsecret0123456789', AT / 1000)).toBe('PUVrji47emNhNcsR2lZk2IqNwm6ol2YtF9EolQFzW3o=');
  const target = { url: 'https://open.feishu.cn/open-apis/bot/v2/hook/ID', secret: 'testsecret0123456789' };
  expect(VENDORS.feishu.request(target, [notice], AT + 999, 'zh')).toEqual({
    url: target.url,
    body: {
      timestamp: '1767225600',
      sign: 'PUVrji47emNhNcsR2lZk2IqNwm6ol2YtF9EolQFzW3o=',
      msg_type: 'text',
      content: { text: '交给您的待办：回访\n衡川大学 · 截止 11 月 30 日\nhttps://fulcrum.example.com/today' },
    },
  });
  expect(VENDORS.feishu.request({ ...target, secret: null }, [notice], AT, 'zh').body).not.toHaveProperty('sign');
});

test('WeCom has no signature: its key is in the address', () => {
  const url = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=K';
  const made = VENDORS.wecom.request({ url, secret: null }, [notice, { title: '第二条', detail: null, link: null }], AT, 'zh');
  expect(made).toEqual({
    url,
    body: {
      msgtype: 'markdown',
      markdown: { content: '[交给您的待办：回访](https://fulcrum.example.com/today)\n> 衡川大学 · 截止 11 月 30 日\n\n**第二条**' },
    },
  });
});

test('nobody is mentioned and nothing linked by what a customer is called', () => {
  const bad = { title: '<@all> <at user_id="all">全员</at> [点我](http://evil.example.com)', detail: '**x**\n# y', link: null };
  for (const vendor of Object.values(VENDORS)) {
    const said = JSON.stringify(vendor.request({ url: 'https://example.com/', secret: null }, [bad], AT, 'zh').body);
    expect(said).not.toMatch(/<|\]\(http|\n# /);
  }
});

test('no message is longer than a vendor takes, and none is cut within a character', () => {
  const many = Array.from({ length: 200 }, (_, n) => ({
    title: `第 ${n} 项待办：向客户说明年度使用情况`,
    detail: '截止 11 月 30 日',
    link: null,
  }));
  const { body } = VENDORS.wecom.request({ url: 'https://example.com/', secret: null }, many, AT, 'zh');
  const { content } = (body as { markdown: { content: string } }).markdown;
  expect(Buffer.byteLength(content)).toBeLessThanOrEqual(4096);
  for (let bytes = 3; bytes < 20; bytes++) {
    const short = shortened('客户😀运营abc', bytes);
    expect(Buffer.byteLength(short)).toBeLessThanOrEqual(bytes);
    expect(short).not.toContain('\uFFFD');
    expect(short.isWellFormed()).toBe(true);
  }
  expect(shortened('客户', 6)).toBe('客户');
});

test('HTTP 200 says nothing: the code in the answer does', () => {
  expect(VENDORS.wecom.wrong({ errcode: 0, errmsg: 'ok' })).toBeNull();
  expect(VENDORS.wecom.wrong({ errcode: 93000, errmsg: 'invalid webhook url' })).toBe('93000 invalid webhook url');
  expect(VENDORS.dingtalk.wrong({ errcode: 310000, errmsg: 'sign not match' })).toBe('310000 sign not match');
  expect(VENDORS.feishu.wrong({ code: 19021, msg: 'sign match fail' })).toBe('19021 sign match fail');
  expect(VENDORS.feishu.wrong({ code: 0, msg: 'success' })).toBeNull();
  expect(VENDORS.feishu.wrong({})).toBe('—');
});
