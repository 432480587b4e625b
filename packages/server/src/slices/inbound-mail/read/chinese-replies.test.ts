import { describe, expect, test } from 'vitest';
import { withoutQuotation } from './quotation.ts';
import { splitSignature } from './signature.ts';

const OLD = '您好，接口文档在附件里，请查收。\n\n衡川科技 服务台';
const quoted = OLD.replace(/^/gm, '> ');
const SENDER = { name: '李雪梅', address: 'lixuemei@example.edu.cn' };

/** As each program lays its answers out; the words are made up. */
const PROGRAMS: [string, string, string?][] = [
  [
    'QQ 邮箱',
    `------------------ 原始邮件 ------------------\n发件人: "服务台" <help@example.com>;\n发送时间: 2026年11月20日(星期五) 下午3:12\n收件人: "李雪梅"<lixuemei@example.edu.cn>;\n主题: 接口文档\n\n${OLD}`,
  ],
  [
    'QQ 邮箱（新版）',
    `------------------&nbsp;原始邮件&nbsp;------------------\n发件人: "服务台" <help@example.com>;\n发送时间: 2026年11月20日\n收件人: "李雪梅";\n主题: 接口文档`.replaceAll(
      '&nbsp;',
      '\u00a0',
    ),
  ],
  ['Foxmail', `发件人： 服务台\n发送时间： 2026-11-20 15:12\n收件人： 李雪梅\n抄送： 王强\n主题： 接口文档\n${OLD}`],
  ['网易邮箱', `在 2026-11-20 15:12:03，"服务台" <help@example.com> 写道：\n\n${quoted}`],
  ['网易邮箱（不带引用符）', `At 2026-11-20 15:12:03, "服务台" <help@example.com> wrote:\n\n${OLD}`],
  [
    '网易邮箱大师',
    `---- 回复的原邮件 ----\n| 发件人 | 服务台<help@example.com> |\n| 日期 | 2026年11月20日 15:12 |\n| 收件人 | lixuemei<lixuemei@example.edu.cn> |\n| 主题 | 接口文档 |\n${OLD}`,
  ],
  [
    'Outlook 中文版',
    `-----邮件原件-----\n发件人: 服务台 [mailto:help@example.com]\n发送时间: 2026年11月20日 15:12\n收件人: 李雪梅\n主题: 接口文档\n\n${OLD}`,
    '-----邮件原件-----',
  ],
  [
    'Outlook 中文版（横线）',
    `________________________________\n发件人: 服务台 <help@example.com>\n发送时间: 2026年11月20日 15:12\n收件人: 李雪梅 <lixuemei@example.edu.cn>\n主题: 接口文档\n\n${OLD}`,
  ],
  ['iPhone', `在 2026年11月20日，下午3:12，服务台 <help@example.com> 写道：\n\n${quoted}`],
  ['Gmail 中文', `服务台 <help@example.com> 于2026年11月20日周五 15:12写道：\n\n${quoted}`],
  ['Thunderbird', `在 2026/11/20 15:12, 服务台 写道:\n${quoted}`],
  [
    '阿里邮箱',
    `------------------------------------------------------------------\n发件人：服务台 <help@example.com>\n发送时间：2026年11月20日(星期五) 15:12\n收件人：李雪梅 <lixuemei@example.edu.cn>\n主　题：接口文档\n\n${OLD}`,
  ],
];

describe('what Chinese mail programs put below an answer is left out:', () => {
  test.each(PROGRAMS)('%s', (_, below) => {
    const said = '收到，第 3 页的字段和我们库里的对不上：\n学号应当是 12 位。\n\n请再核对一下。';
    expect(withoutQuotation(`${said}\n\n\n${below}\n`)).toBe(said);
    const { text, signature } = splitSignature(
      withoutQuotation(`${said}\n\n谢谢！\n李雪梅\n信息中心\n电话：010-6275 1234\n\n${below}`),
      SENDER,
    );
    expect([text, signature]).toEqual([said, '谢谢！\n李雪梅\n信息中心\n电话：010-6275 1234']);
  });
});

describe('what was written stays:', () => {
  test.each([
    ['a list with colons', '麻烦改三处：\n发件人：改成教务处\n页脚：去掉旧电话\n其余不变'],
    ['a sentence that ends with 写道', '文档第 2 页上写道：\n“请联系管理员”，可是没有写怎么联系。'],
    ['a sentence with a time and a colon', '昨天 15:30 出现过一次，日志如下：\nORA-00942: table or view does not exist'],
    ['a rule between two thoughts', '第一个问题已经解决。\n\n--------\n\n第二个问题还在，每次导出都会卡住，已经试过换浏览器。'],
    ['thanks within a sentence', '谢谢，已经可以登录了。\n另外请帮忙加一个账号。'],
    ['a name that others have', '李雪梅老师的账号登录不了，请帮忙看看。'],
    ['a mail that is nothing but a signature', '李雪梅\n信息中心\n电话：010-6275 1234'],
  ])('%s', (_, text) => {
    expect(withoutQuotation(text)).toBe(text);
    expect(splitSignature(text, SENDER)).toEqual({ text, signature: '' });
  });

  test('answers between quoted lines, with what they answer', () => {
    const text = `您好，逐条回复：\n\n> 1. 版本号是多少？\n\n5.2.1\n\n> 2. 影响多少人？\n\n全校 3 万人`;
    expect(withoutQuotation(`${text}\n\n> 衡川科技 服务台`)).toBe(text);
  });
});

test('how it was sent is no part of it', () => {
  for (const line of ['发自我的iPhone', '发自我的华为手机', '发送自 Windows 版邮件应用', '来自我的小米手机', 'Sent from my Galaxy'])
    expect(splitSignature(`好的，明天上午可以。\n\n${line}`, SENDER).text).toBe('好的，明天上午可以。');
});
