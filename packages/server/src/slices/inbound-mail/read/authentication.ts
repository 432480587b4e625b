import { domainToASCII } from 'node:url';
import { domainOf } from '../../../kernel/mail-domains.ts';

/** What a server found out about a mail by one method: SPF, DKIM, DMARC. */
interface Result {
  method: string;
  result: string;
  /** As `header.d`, all in small letters. */
  properties: ReadonlyMap<string, string>;
}
export interface AuthenticationResults {
  /** Who says so. */
  id: string;
  results: Result[];
}
/** Whether a mail is from whom it names, and by what that was found. */
export interface Proof {
  proven: boolean;
  said: string;
}

const LONGEST = 20_000;
const SEPARATES = /[\s;=]/;

/** The words of a header, parted at semicolons; comments are left out, `=` is a word of its own. */
function wordsOf(header: string): string[][] {
  const parts: string[][] = [[]];
  let [word, isWord] = ['', false];
  const end = () => {
    if (isWord) parts.at(-1)!.push(word);
    [word, isWord] = ['', false];
  };
  let [depth, quoted] = [0, false];
  for (let at = 0; at < Math.min(header.length, LONGEST); at++) {
    let sign = header[at]!;
    const escaped = sign === '\\' && (quoted || depth > 0);
    if (escaped) sign = header[++at] ?? '';
    if (depth > 0) {
      if (!escaped && sign === '(') depth += 1;
      if (!escaped && sign === ')') depth -= 1;
    } else if (quoted && (escaped || sign !== '"')) word += sign;
    else if (sign === '"') [quoted, isWord] = [!quoted, true];
    else if (sign === '(') {
      end();
      depth = 1;
    } else if (SEPARATES.test(sign)) {
      end();
      if (sign === ';') parts.push([]);
      if (sign === '=') parts.at(-1)!.push('=');
    } else [word, isWord] = [word + sign, true];
  }
  end();
  return parts;
}

function resultOf(words: readonly string[]): Result[] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 2 < words.length; at++)
    if (words[at + 1] === '=' && words[at] !== '=') pairs.push([words[at]!.toLowerCase(), words[at + 2]!.toLowerCase()]);
  const [first, ...properties] = pairs;
  return first ? [{ method: first[0].replace(/\/.*$/, ''), result: first[1], properties: new Map(properties) }] : [];
}

/** An `Authentication-Results` header (RFC 8601). */
export function authenticationOf(header: string): AuthenticationResults {
  const [head, ...parts] = wordsOf(header);
  return { id: (head?.[0] ?? '').toLowerCase(), results: parts.flatMap(resultOf) };
}

const ascii = (domain: string): string => domainToASCII(domain.replace(/\.$/, '').toLowerCase());
const within = (one: string, other: string): boolean => one === other || one.endsWith(`.${other}`);
/** Of the same house: the same domain, or one below the other. Whoever signs for a domain is master of it or of what is above. */
const isAligned = (domain: string, from: string): boolean => {
  const one = ascii(domain.slice(domain.lastIndexOf('@') + 1));
  return one.includes('.') && from.includes('.') && (within(one, from) || within(from, one));
};

/** Which domain a result speaks for. */
const speaksFor = ({ method, properties }: Result): string =>
  (method === 'spf' ? properties.get('smtp.mailfrom') : (properties.get('header.d') ?? properties.get('header.i'))) ?? '';

/**
 * Whether a mail is from whom it names, by what our own server says of it: of several headers with its name the first, which was put there last.
 * Anything below may have come with the mail.
 */
export function proofOf(headers: readonly string[], authservId: string, from: { address: string; isAlone: boolean } | null): Proof {
  const ours = headers.map(authenticationOf).find(({ id }) => id === authservId.toLowerCase());
  if (!ours) return { proven: false, said: '' };
  const told = ours.results.filter(({ method }) => ['dmarc', 'spf', 'dkim'].includes(method));
  const said = told.map((one) => [`${one.method}=${one.result}`, speaksFor(one)].filter(Boolean).join(' ')).join('; ');
  const domain = from?.isAlone ? ascii(domainOf(from.address) ?? '') : '';
  if (!domain) return { proven: false, said };
  const dmarc = told.find(({ method }) => method === 'dmarc');
  const isOfFrom = (one: Result) => ascii(one.properties.get('header.from') ?? domain) === domain;
  if (dmarc && dmarc.result !== 'none') return { proven: dmarc.result === 'pass' && isOfFrom(dmarc), said };
  return { proven: told.some((one) => one.method !== 'dmarc' && one.result === 'pass' && isAligned(speaksFor(one), domain)), said };
}
