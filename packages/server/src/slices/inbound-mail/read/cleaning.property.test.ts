import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutQuotation } from './quotation.ts';
import { splitSignature } from './signature.ts';

/** Words that nobody could take for a mark, in lines and paragraphs. */
const word = fc.constantFrom('报表', '打不开', '请', 'please', 'look', '版本', 'again', '好的', '3.2', '（全校）');
const line = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
const text = fc.array(fc.oneof(line, fc.constant('')), { minLength: 1, maxLength: 10 }).map((lines) => lines.join('\n').trim());
const written = text.filter((one) => one.length > 0);
const END = fc.constantFrom('\n', '\r\n');
const LEADS = [
  'On Fri, Nov 20, 2026 at 3:12 PM Desk <help@example.com> wrote:',
  '在 2026年11月20日，下午3:12，服务台 <help@example.com> 写道：',
];
const HEADERS = [
  'From: Desk\nSent: Friday\nTo: Li\nSubject: Report',
  '发件人: 服务台\n发送时间: 2026年11月20日\n收件人: 李雪梅\n主题: 报表',
];

describe('whatever is written and answered', () => {
  test('the words above the old mail stay, and nothing of it', () => {
    const old = fc.oneof(
      fc.tuple(fc.constantFrom(...LEADS), written).map(([lead, said]) => `${lead}\n\n${said.replace(/^/gm, '> ')}`),
      fc.tuple(fc.constantFrom(...HEADERS), written).map(([headers, said]) => `${headers}\n\n${said}`),
      fc
        .tuple(fc.constantFrom('-----Original Message-----', '------------------ 原始邮件 ------------------'), written)
        .map((two) => two.join('\n')),
    );
    fc.assert(
      fc.property(written, old, fc.integer({ min: 1, max: 4 }), END, (said, below, gap, end) => {
        expect(withoutQuotation(`${said}${'\n'.repeat(gap)}${below}`.replaceAll('\n', end))).toBe(said);
      }),
      { numRuns: 300 },
    );
  });

  test('text and signature are the whole', () => {
    const sender = { name: '李雪梅', address: 'li@customer.example' };
    const card = fc.constantFrom('', '谢谢\n李雪梅', '--\n李雪梅\n信息中心', 'Best regards,\nLi', '发自我的iPhone');
    fc.assert(
      fc.property(written, card, (said, below) => {
        const { text: kept, signature } = splitSignature(`${said}\n\n${below}`.trim(), sender);
        expect([kept, signature]).toEqual([said, below]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('lines that are made to keep a program busy are read as any others:', () => {
  const LENGTH = 200_000;
  test.each([
    ['spaces', ' '.repeat(LENGTH)],
    ['dashes and spaces', '- '.repeat(LENGTH / 2)],
    ['dashes and a word', `${'-'.repeat(LENGTH)} original`],
    ['days', '1/1/1 '.repeat(LENGTH / 6)],
    ['addresses', 'a@'.repeat(LENGTH / 2)],
    ['labels', 'from: '.repeat(LENGTH / 6)],
    ['short lines that begin as leads do', 'On 1/1/1\n'.repeat(LENGTH / 9)],
    ['short lines of labels', 'To: a\n'.repeat(LENGTH / 6)],
    ['quotations in turn', '> a\nb\n'.repeat(LENGTH / 6)],
    ['empty lines', '\n'.repeat(LENGTH)],
  ])('%s', (_, made) => {
    const said = withoutQuotation(`请看看\n\n${made}\nx`);
    expect(said.startsWith('请看看')).toBe(true);
    splitSignature(said, { name: 'a', address: 'a@b.example' });
  });
});
