import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hasRealData, realData } from '../../../../test/real-data.ts';
import { withoutQuotation } from './quotation.ts';
import { readMail } from './read-mail.ts';
import { splitSignature } from './signature.ts';

const there = hasRealData('mail-replies');
const at = (...parts: string[]) => realData('mail-replies', 'tests', 'fixtures', ...parts);
const read = (...parts: string[]) => readFileSync(at(...parts), 'utf8');
const list = (folder: string, ending: string) =>
  there
    ? readdirSync(at(folder))
        .filter((name) => name.endsWith(ending))
        .toSorted()
    : [];
const close = (text: string) => text.replace(/\s+/g, '');
const page = (html: string) => readMail(Buffer.from(`Content-Type: text/html; charset=utf-8\r\n\r\n${html}`));
const NOBODY = { name: '', address: '' };

describe.skipIf(!there)('replies of real mail programs', () => {
  const mails = list('standard_replies', '.eml');
  test.each(mails)('%s says what was written, without what it answers', async (name) => {
    const told = name.replace('.eml', '_reply_text');
    const expected = readdirSync(at('standard_replies')).includes(told) ? read('standard_replies', told).trim() : 'Hello';
    const mail = await readMail(readFileSync(at('standard_replies', name)));
    const reply = withoutQuotation(mail.text);
    expect(reply.replace(/[ \t]+\n/g, '\n')).toBe(expected.replace(/[ \t]+\n/g, '\n'));
    expect(splitSignature(reply, mail.from ?? NOBODY).text).toBe('Hello');
  });

  const pages = list('html_replies', '.html');
  test.each(pages)('the page %s says what was written, and who signed', async (name) => {
    const mail = await page(read('html_replies', name));
    const reply = withoutQuotation(mail.text);
    expect(close(reply)).toBe(close('Hi. I am fine.\n\nThanks,\nAlex'));
    const { text, signature } = splitSignature(reply, NOBODY);
    expect([text, close(signature)]).toEqual(['Hi. I am fine.', 'Thanks,Alex']);
  });

  test('where the answer shares a block with the old mail, only the answer stays', async () => {
    const { text } = await readMail(readFileSync(at('reply-quotations-share-block.eml')));
    const reply = withoutQuotation(text);
    expect(reply).toMatch(/^Hi Katharine\..*hearing from you soon\.\s+Joe XXX$/s);
    const line = await page(read('reply-separated-by-hr.html'));
    expect(withoutQuotation(line.text)).toMatch(/^Hi\s+there\s+Bob$/);
    const section = await page(read('OLK_SRC_BODY_SECTION.html'));
    expect(withoutQuotation(section.text)).toBe('Reply');
  });

  const signed = list('signature/emails/stripped', '_body').map((name) => name.replace('_body', ''));
  /** The files mark the lines of a signature so. */
  const plain = (text: string) => text.replace(/^#(sig|reply)# ?/gm, '').trim();
  test.each(signed)('%s is told from its signature', (name) => {
    const [body, sender, signature] = ['body', 'sender', 'signature'].map((part) =>
      plain(read('signature/emails/stripped', `${name}_${part}`)),
    );
    const split = splitSignature(body!, sender!.includes('@') ? { name: '', address: sender! } : { name: sender!, address: '' });
    expect(split.signature).toBe(signature);
    expect(close(split.text + split.signature)).toBe(close(body!));
  });

  test('marked lines of a discussion are told apart: what it answers, what was written, who signed', async () => {
    const raw = read('signature/emails/P/102682_R_S');
    const { text, from } = await readMail(Buffer.from(raw.replace(/^#(sig|reply)#/gm, '')));
    const written = /\r?\n\r?\n(I like the xxx[\s\S]*)#sig#/.exec(raw.replace(/#sig#[\s\S]*#sig#/, '#sig#'))?.[1];
    expect(splitSignature(withoutQuotation(text), from!).text).toBe(written?.trim());
    const [sender, ...rest] = read('signature/emails/P/unicode_msg').split('\n');
    const { signature } = splitSignature(rest.join('\n').trim(), { name: sender!.replace('From: ', ''), address: '' });
    expect(signature).toBe('С уважением,\nСергей Обухов');
    const survey = plain(read('signature/emails/P/johndoeexamplecom_body'));
    const { signature: card } = splitSignature(survey, { name: '', address: plain(read('signature/emails/P/johndoeexamplecom_sender')) });
    expect(card).toMatch(/^John E\. Doe, Ph\.D\.[\s\S]*www\.example\.com$/);
  });

  test('every file of the set was looked at', () => {
    expect([mails.length, pages.length, signed.length]).toEqual([12, 9, 6]);
  });
});
