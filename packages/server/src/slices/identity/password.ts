import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Fault } from '../../kernel/fault.ts';

const derive = promisify(argon2);
/** OWASP's figures for argon2id: 19 MiB, two passes. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

/** The commonest passwords of twelve characters and more, and the words that people pad to get there. */
const COMMON = [
  '123456789012',
  '1234567890123',
  '12345678901234',
  '123123123123',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwerty123456',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'q1w2e3r4t5y6',
  'passwordpassword',
  'password1234',
  'password12345',
  'password123456',
  'passw0rd1234',
  'administrator',
  'adminadminadmin',
  'admin12345678',
  'iloveyou1234',
  'letmeinletmein',
  'welcome12345',
  'changeme1234',
  'abc123abc123',
  'abcdefghijkl',
  'woaini1314520',
  'woaini520520',
  'a123456789012',
  'zxcvbnm12345',
  'asdfghjkl123',
  '111222333444',
  '147258369147',
  '5201314520131',
];

/** Refuses what is short, common, one character over and over, or the person's own address. */
export function checkPassword(password: string, email: string): void {
  const plain = password.normalize('NFKC').toLowerCase();
  const local = email.split('@')[0]?.toLowerCase() ?? '';
  const weak =
    [...plain].length < 12 ||
    COMMON.includes(plain) ||
    /^(.{1,3})\1+$/.test(plain) ||
    (local.length > 3 && plain.replaceAll(local, '').length < 6);
  if (weak) throw new Fault('invalid', 'access.weak_password', {}, [{ path: ['password'], code: 'weak', message: '' }]);
}

/** argon2id as a PHC string. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { message: password.normalize('NFKC'), nonce, ...COST });
  const b64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${b64(nonce)}$${b64(tag)}`;
}

const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** Takes the same time whether or not there is such a person. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [, , , cost, nonce, tag] = (stored ?? NOBODY).split('$');
  const [memory, passes, parallelism] = (cost ?? '').split(',').map((part) => Number(part.slice(2)));
  const expected = Buffer.from(tag ?? '', 'base64');
  const actual = await derive('argon2id', {
    message: password.normalize('NFKC'),
    nonce: Buffer.from(nonce ?? '', 'base64'),
    memory: memory!,
    passes: passes!,
    parallelism: parallelism!,
    tagLength: expected.length,
  });
  return timingSafeEqual(actual, expected) && stored !== null;
}
