import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { authenticationOf, proofOf } from './authentication.ts';

const MX = 'mx.ours.example';
const FROM = { address: 'li@customer.example', isAlone: true };
const proven = (headers: string | string[], from = FROM) => proofOf([headers].flat(), MX, from).proven;

describe('a mail is from whom it names', () => {
  test.each([
    ['where DMARC passes', `${MX}; dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=customer.example`],
    [
      'whatever else fails, once DMARC passes',
      `${MX}; spf=softfail smtp.mailfrom=list.example; dkim=pass header.d=customer.example; dmarc=pass`,
    ],
    [
      'where the domain has no DMARC and signed it',
      `${MX} 1; dmarc=none header.from=customer.example; dkim=pass header.i=@customer.example header.s=k1 header.b="a=b+/="`,
    ],
    [
      'where a server of the domain sent it',
      `${MX}; spf=pass (google.com: domain of li@customer.example designates 1.2.3.4) smtp.mailfrom=li@customer.example`,
    ],
    ['where a domain above or below signed it', `${MX}; dkim=fail header.d=other.example; dkim=pass header.d=mail.customer.example`],
    ['in other letters, folded', `MX.Ours.Example;\r\n\tDMARC = Pass ( a "(" comment \\) ) header.from = Customer.EXAMPLE`],
  ])('%s', (_, header) => expect(proven(header)).toBe(true));

  test('in Chinese domains as they travel', () => {
    const from = { address: 'li@大学.example', isAlone: true };
    expect(proven(`${MX}; dkim=pass header.d=xn--pss25c.example`, from)).toBe(true);
  });
});

describe('a mail is not proven', () => {
  test.each([
    ['where DMARC fails, though somebody signed it', `${MX}; dkim=pass header.d=customer.example; dmarc=fail header.from=customer.example`],
    ['where DMARC could not be asked', `${MX}; dmarc=temperror header.from=customer.example; spf=pass smtp.mailfrom=customer.example`],
    ['where somebody else signed and sent it', `${MX}; spf=pass smtp.mailfrom=x@evil.example; dkim=pass header.d=evil.example; dmarc=none`],
    ['by a domain that only ends like it', `${MX}; dkim=pass header.d=evilcustomer.example`],
    ['by a whole top level', `${MX}; dkim=pass header.d=example`],
    ['by how the server greeted', `${MX}; spf=pass smtp.helo=customer.example`],
    ['by nothing', `${MX}; none`],
    ['by DMARC of another name', `${MX}; dmarc=pass header.from=evil.example`],
    [
      'by a comment or a quotation',
      `${MX}; spf=fail (dkim=pass header.d=customer.example;) reason="; dkim=pass header.d=customer.example"`,
    ],
    ['by a server that is not ours', `mx.evil.example; dmarc=pass header.from=customer.example`],
    ['by a name that only begins like ours', `${MX}.evil.example; dmarc=pass header.from=customer.example`],
  ])('%s', (_, header) => expect(proven(header)).toBe(false));

  test('where a header with our name came with the mail, below ours', () => {
    expect(proven([`${MX}; dmarc=fail header.from=customer.example`, `${MX}; dmarc=pass header.from=customer.example`])).toBe(false);
  });
  test('where it names several writers, or none', () => {
    const pass = `${MX}; dmarc=pass header.from=customer.example`;
    expect(proofOf([pass], MX, { ...FROM, isAlone: false }).proven).toBe(false);
    expect(proofOf([pass], MX, null).proven).toBe(false);
  });
  test('where our server says nothing', () => expect(proofOf([], MX, FROM)).toEqual({ proven: false, said: '' }));
});

test('what was found is told in short', () => {
  const header = `${MX}; arc=pass; spf=pass (x) smtp.mailfrom=a@evil.example; dmarc=fail (p=none) header.from=customer.example`;
  expect(proofOf([header], MX, FROM).said).toBe('spf=pass a@evil.example; dmarc=fail');
});

test('comments, quotation marks and folds change nothing, wherever they stand', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9.-]{0,12}$/);
  const gap = fc.constantFrom(' ', '\r\n\t', ' (a; b=c) ', '\t(a (b) \\) "c) ');
  const value = fc.tuple(name, fc.boolean()).map(([text, isQuoted]) => ({ text, written: isQuoted ? `"${text}"` : text }));
  const result = fc.record({
    method: name,
    result: name,
    properties: fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, maxLength: 4 }),
  });
  fc.assert(
    fc.property(name, fc.array(result, { maxLength: 5 }), fc.infiniteStream(gap), (id, results, gaps) => {
      const next = () => gaps.next().value;
      const written = results.map(
        (one) =>
          `${one.method}${next()}=${next()}${one.result}${one.properties.map(([key, { written: text }]) => `${next()}${key}${next()}=${text}`).join('')}`,
      );
      const read = authenticationOf([id, ...written].join(`${next()};${next()}`));
      expect(read.id).toBe(id);
      expect(read.results.map((one) => ({ ...one, properties: [...one.properties] }))).toEqual(
        results.map((one) => ({ ...one, properties: one.properties.map(([key, { text }]) => [key, text]) })),
      );
    }),
    { numRuns: 300 },
  );
});

test('whatever a header is made of, there is an answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab;=()"\\ .@\t'), maxLength: 200 }), (header) => {
      expect(proofOf([header], MX, FROM).proven).toBe(false);
    }),
  );
});
