import { type MaskedKind, ROLE_TABLE, ROLES, type Role, type RoleRule, type Streams, streams } from '@fulcrum/contract';
import { afterAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../harness/fulcrum.ts';
import { workbookOf } from '../harness/made-workbook.ts';
import { seesEverybodys } from './cases.ts';
import { STREAM_CASES } from './cases-of-streams.ts';
import { MARKERS } from './markers.ts';
import { tryStream } from './walk.ts';
import { buildWorld, meets } from './world.ts';

const fulcrum = await testFulcrum();
const world = await buildWorld(fulcrum);
let tried = 0;
afterAll(() => process.stdout.write(`every stream: ${tried} streams of role × record × format × masking read to their end and unpacked\n`));

/** A template of ours for every kind of records, with everything that a placeholder may name. */
async function template(entity: string): Promise<object> {
  const { items } = await fulcrum.call<{ items: { id: string }[] }>('excelTemplates.placeholders', { entity });
  async function* body() {
    yield workbookOf({ 表: [items.map(({ id }) => `{{${id}}}`), items.map(({ id }) => `“{{${id}}}”`)] });
  }
  const query = { entity, fileName: `${entity}.xlsx` };
  const { id } = (await fulcrum.door.dispatchStream('excelTemplateUpload', await fulcrum.ctx(), query, body())) as { id: string };
  return { format: 'xlsx', entity, template: id };
}
const { options: entities } = streams.export.query.shape.entity;
const FORMS: Partial<Record<keyof Streams, object[]>> = {
  export: [
    ...['csv', 'xlsx'].flatMap((format) => entities.map((entity) => ({ format, entity }))),
    ...(await Promise.all(entities.map(template))),
  ],
};

async function walk(role: Role, rule: RoleRule): Promise<string[]> {
  const person = world.people.get(role)!;
  const sides = [world.mine.get(role)!, ...Object.values(world.others)];
  const wrong: string[] = [];
  for (const name of Object.keys(streams) as (keyof Streams)[]) {
    const { input, of, comesTo = 'ok' } = STREAM_CASES[name]!;
    for (const side of of === 'nothing' ? sides.slice(0, 1) : sides)
      for (const form of FORMS[name] ?? [{}]) {
        const { came, text } = await tryStream(fulcrum, name, person, { ...input(side, world, person), ...form });
        tried += 1;
        const found = of === 'nothing' || side.ownerId === person.userId || seesEverybodys(name, rule);
        const should =
          streams[name].needs === 'public' || rule.may.includes(streams[name].needs as never)
            ? found
              ? comesTo
              : 'resource.not_found'
            : 'access.forbidden';
        if (came !== should) wrong.push(`${name} at ${side.code}: ${came}, not ${should}`);
        const values = rule.masked.flatMap((kind) => MARKERS[kind].filter((marker) => text.includes(marker)));
        const hidden = Object.values(world.others).filter((one) => name === 'export' && !meets(world, rule, 'reads', person, one));
        for (const leak of [...values, ...hidden.map(({ code }) => code).filter((code) => text.includes(code))])
          wrong.push(`${name} ${JSON.stringify(form)} tells ${leak}`);
      }
  }
  return wrong;
}

test.each(ROLES)('streams give %s what the role table says, and nothing masked or out of sight', async (role) => {
  expect(await walk(role, ROLE_TABLE[role])).toEqual([]);
});

describe('with each masked kind in turn', () => {
  const kinds: MaskedKind[] = ['person', 'phone', 'mail', 'wechat', 'id_number', 'amount', 'margin'];
  test.each(kinds)('no file tells %s to whom it is masked', async (kind) => {
    const kept = { ...ROLE_TABLE.administrator };
    try {
      Object.assign(ROLE_TABLE.administrator, { masked: [kind] });
      expect(await walk('administrator', ROLE_TABLE.administrator)).toEqual([]);
    } finally {
      Object.assign(ROLE_TABLE.administrator, kept);
    }
  });
});

test('the values are there to be found: the files of an administrator hold them', async () => {
  const person = world.people.get('administrator')!;
  for (const form of FORMS.export!) {
    const { text } = await tryStream(fulcrum, 'export', person, form);
    if ('entity' in form && (form.entity === 'accounts' || form.entity === 'orders')) expect(text).toContain(MARKERS.amount[0]);
    if (!/competitors|analyses|objectives|competitor-actions|product-retirements|"products"|"resources"/.test(JSON.stringify(form)))
      expect(text).toContain('FOREIGN');
  }
  expect((await tryStream(fulcrum, 'auditExport', person, {})).text).toContain('13800001111');
});
