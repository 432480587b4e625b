import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bounceByReply } from './bounce.ts';
import { readReport } from './dsn.ts';

describe('what a reply says of an address', () => {
  test.each([
    ['no such mailbox', 550, '550 5.1.1 user unknown', true, 'hard', '5.1.1'],
    ['no such system, said of the mail as a whole', 550, '550-5.1.2 bad destination', false, 'hard', '5.1.2'],
    ['switched off', 550, '550 5.2.1 mailbox disabled', true, 'hard', '5.2.1'],
    ['full, for good', 552, '552 5.2.2 over quota', true, 'soft', '5.2.2'],
    ['no such mailbox, by the code alone', 550, '550 no such user here', true, 'hard', '550'],
    ['full, by the code alone', 452, '452 try later', true, 'soft', '452'],
    ['not now', 451, '451 4.7.1 greylisted', true, 'soft', '4.7.1'],
  ])('%s', (_, code, said, toAddress, kind, status) => {
    expect(bounceByReply(code, said, toAddress)).toEqual({ kind, status });
  });

  test.each([
    ['who may send', 550, '550 5.7.1 relaying denied', true],
    ['what the mail holds', 554, '554 5.6.0 message refused', false],
    ['the mail, by the code alone', 550, '550 looks like spam', false],
    ['the service', 554, '554 no service here', true],
  ])('nothing where it is about %s', (_, code, said, toAddress) => {
    expect(bounceByReply(code, said, toAddress)).toBeNull();
  });
});

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const address = fc.tuple(word, word).map(([name, host]) => `${name}@${host}.example`);
const recipient = fc.record({
  address,
  action: fc.constantFrom('failed', 'delayed', 'delivered'),
  status: fc.constantFrom('5.1.1', '5.2.2', '4.4.1', '5.7.1'),
  reason: word,
  folded: fc.boolean(),
});
const END = fc.constantFrom('\n', '\r\n');

describe('a report that mail did not arrive', () => {
  test('names who failed and the mails it may be about, however its lines end and fold', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uniqueArray(recipient, { selector: (one) => one.address, maxLength: 5 }), END, (id, recipients, end) => {
        const blocks = recipients.map(({ address: to, action, status, reason, folded }) =>
          [
            ...(folded ? ['Final-Recipient: rfc822;', `\t${to}`] : [`Final-Recipient: RFC822; ${to}`]),
            `ACTION: ${action}`,
            `Status: ${status} (told so)`,
            `Diagnostic-Code: smtp; 550 ${reason}`,
          ].join(end),
        );
        const message = [
          ...['From: postmaster@mx.example', 'Message-ID: <other@mx.example>', 'Content-Type: multipart/report; boundary="b"', ''],
          ...['--b', 'Content-Type: text/plain', '', 'Final-Recipient: rfc822; nobody@told.example', 'Action: failed', 'Status: 5.1.1', ''],
          ...['--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', '', blocks.join(end + end), ''],
          ...['--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: <${id}@fulcrum.example.com>`, '', '--b--', ''],
        ].join(end);
        expect(readReport(message)).toEqual({
          messageIds: [id],
          failed: recipients
            .filter(({ action }) => action === 'failed')
            .map(({ address: to, status, reason }) => ({ address: to, status, reason: `550 ${reason}` })),
        });
      }),
      { numRuns: 200 },
    );
  });

  test('what is no report says nothing, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 100 }), (text) => {
        expect(readReport(text).failed).toEqual([]);
      }),
    );
  });
});
