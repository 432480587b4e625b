import { contract, ROLE_TABLE, ROLES, type Role, streams } from '@fulcrum/contract';
import { describe, expect, test } from 'vitest';
import { type Actor, ANONYMOUS, endpointsOf } from '../../src/access/index.ts';
import { Fault } from '../../src/kernel/fault.ts';
import { testFulcrum } from '../harness/fulcrum.ts';

const fulcrum = await testFulcrum();
const people = new Map<Role, Actor>();
for (const role of ROLES) people.set(role, await fulcrum.person(role));

/** What stops a call before its verb: `forbidden`, `unauthenticated`, or nothing of the kind. */
async function refusal(call: () => Promise<unknown>): Promise<string> {
  try {
    await call();
    return 'let in';
  } catch (error) {
    if (error instanceof Fault && error.reason === 'access.forbidden') return 'forbidden';
    if (error instanceof Fault && error.reason === 'access.sign_in') return 'unauthenticated';
    return 'let in';
  }
}
const expected = (needs: string, role: Role): string =>
  needs === 'public' || needs === 'signed_in' || ROLE_TABLE[role].may.includes(needs as never) ? 'let in' : 'forbidden';
/** An input that no endpoint accepts: who is let in fails at the parse, so that nothing is done. */
const NONSENSE = { nonsense: true };
const NOTHING: AsyncIterable<Uint8Array> = { async *[Symbol.asyncIterator]() {} };

const endpoints = endpointsOf(contract);
test('the walk sees the whole contract, and nothing in it needs what nobody has', () => {
  expect(endpoints.length).toBeGreaterThan(60);
  expect(endpoints.filter(({ def }) => def.meta.needs === 'nobody')).toEqual([]);
});

describe.each(endpoints.map(({ id, def }) => ({ id, needs: def.meta.needs })))('$id, which needs $needs,', ({ id, needs }) => {
  test('refuses who is not signed in', async () => {
    const outcome = await refusal(async () => fulcrum.door.dispatch(id, await fulcrum.ctx(ANONYMOUS), NONSENSE));
    expect(outcome).toBe(needs === 'public' ? 'let in' : 'unauthenticated');
  });
  test.each(ROLES)('treats the role %s by the table', async (role) => {
    const outcome = await refusal(async () => fulcrum.door.dispatch(id, await fulcrum.ctx(people.get(role)), NONSENSE));
    expect(outcome).toBe(expected(needs, role));
  });
  test('refuses a token without the scope', async () => {
    const token: Actor = { ...people.get('administrator')!, kind: 'token', scopes: [] };
    const outcome = await refusal(async () => fulcrum.door.dispatch(id, await fulcrum.ctx(token), NONSENSE));
    expect(outcome).toBe(needs === 'public' || needs === 'signed_in' ? 'let in' : 'forbidden');
  });
});

describe.each(Object.entries(streams).map(([name, stream]) => ({ name: name as keyof typeof streams, needs: stream.needs })))(
  'the stream $name, which needs $needs,',
  ({ name, needs }) => {
    test('refuses who is not signed in', async () => {
      expect(await refusal(async () => fulcrum.door.dispatchStream(name, await fulcrum.ctx(ANONYMOUS), NONSENSE, NOTHING))).toBe(
        needs === 'public' ? 'let in' : 'unauthenticated',
      );
    });
    test.each(ROLES)('treats the role %s by the table', async (role) => {
      expect(await refusal(async () => fulcrum.door.dispatchStream(name, await fulcrum.ctx(people.get(role)), NONSENSE, NOTHING))).toBe(
        expected(needs, role),
      );
    });
  },
);
