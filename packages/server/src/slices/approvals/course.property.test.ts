import type { ApprovalTold } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { act, type Oracle, stateOf, type Verb, waitsFor } from '../../../test/harness/approval-oracle.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import type { Actor } from '../../access/index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call, db } = fulcrum;
const NAMES = ['a', 'b', 'c', 'd', 'e'] as const;
const PEOPLE = new Map<string, Actor>();
for (const name of NAMES) PEOPLE.set(name, await fulcrum.person('operations_lead', { name }));
PEOPLE.set('x', await fulcrum.person('administrator', { name: 'x' }));
const idOf = (name: string) => PEOPLE.get(name)!.userId!;

const who = fc.constantFrom(...NAMES);
const step = fc.record({ all: fc.boolean(), people: fc.uniqueArray(who, { minLength: 1, maxLength: 3 }) });
const verb: fc.Arbitrary<Verb> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('approve' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('reject' as const, 'withdraw' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('return' as const, 'askAgain' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delegate' as const), who, to: who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('addSigner' as const),
      who,
      to: who,
      place: fc.constantFrom('before' as const, 'after' as const),
    }),
  },
);
const deputies = fc.uniqueArray(fc.tuple(who, who), { maxLength: 4, selector: ([away]) => away });

const more = (of: Verb): object => {
  if (of.do === 'reject' || of.do === 'return' || of.do === 'askAgain') return { reason: '因为' };
  if (of.do === 'delegate') return { toId: idOf(of.to) };
  return of.do === 'addSigner' ? { userId: idOf(of.to), place: of.place } : {};
};

test('whatever people do in whatever order, a request stands where a slow telling of it stands, and refuses what that refuses', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 3 }),
      who,
      deputies,
      fc.array(verb, { maxLength: 14 }),
      async (steps, asker, away, verbs) => {
        await sql`delete from absence`.execute(db);
        const days = { from: '2026-11-20', until: '2026-12-01' };
        const absent = away.filter(([one, deputy]) => one !== deputy);
        for (const [one, deputy] of absent) await call('approvals.setAbsence', { deputyId: idOf(deputy), ...days }, PEOPLE.get(one));
        await call('approvals.setRules', {
          rules: steps.map(({ all, people }, at) => ({
            ...{ id: `s${at}`, name: { zh: '步', en: 'Step' }, kinds: [], from: null, below: null, regionIds: [] },
            ...{
              mode: all ? 'all' : 'any',
              within: { unit: 'hours', count: 4 },
              approvers: people.map((name) => ({ by: 'person', userId: idOf(name) })),
            },
          })),
        });
        // Nobody decides on their own: without anybody else it is the administrator.
        const anew = () =>
          steps.map(({ all, people }) => {
            const others = people.filter((name) => name !== asker);
            return { all, seats: (others.length ? others : ['x']).map((name) => ({ named: name, holder: name, said: null })) };
          });
        const oracle: Oracle = { asker, end: 'open', steps: anew() };
        let told = await call<ApprovalTold>('approvals.request', { title: '申请', reason: '因为' }, PEOPLE.get(asker));
        for (const one of verbs) {
          const input = { id: told.id, revision: told.revision, ...more(one) };
          const seen = await reasonOf(call('approvals.get', { id: told.id }, PEOPLE.get(one.who)));
          const came = await reasonOf(call(`approvals.${one.do}`, input, PEOPLE.get(one.who)));
          // Without a customer only who has a part in it finds it; whoever may do anything has one.
          if (seen === 'resource.not_found') expect(came).toBe('resource.not_found');
          else expect([one, came]).toEqual([one, act(oracle, one, new Map(absent), anew)]);
          told = await call<ApprovalTold>('approvals.get', { id: told.id }, PEOPLE.get('x'));
          expect([one, told.state, told.waitsFor.toSorted()]).toEqual([one, stateOf(oracle), waitsFor(oracle)]);
        }
        for (const name of NAMES) {
          const { items } = await call<{ items: { id: string }[] }>('approvals.list', { limit: 200 }, PEOPLE.get(name));
          const may = act(structuredClone(oracle), { do: 'approve', who: name }, new Map(absent), anew) === 'done';
          expect([name, items.some(({ id }) => id === told.id)]).toEqual([name, may]);
        }
      },
    ),
    { numRuns: 30 },
  );
});
