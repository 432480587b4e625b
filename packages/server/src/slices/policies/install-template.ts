import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Both, CUSTOM_FIELD_TYPES, type PolicyDocument } from '@fulcrum/contract';
import { parse, parseDocument } from 'yaml';
import * as z from 'zod';
import type { WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { type Around, aroundOf } from '../../policy/around.ts';
import { checkPolicy, issuesIn } from '../../policy/check.ts';
import { parsePolicy } from '../../policy/parse-policy.ts';
import { listPolicies, publishDraft, saveDraft } from '../../policy/save-policy.sql.ts';
import { catalogOf } from '../catalog.ts';
import { declareFields } from '../settings/index.ts';
import { requireOneSuffices } from './second-person.ts';

const Fields = z.array(
  z.strictObject({
    id: z.string(),
    type: z.enum(CUSTOM_FIELD_TYPES),
    name: Both,
    choices: z.array(z.strictObject({ id: z.string(), zh: z.string(), en: z.string() })).optional(),
  }),
);

/** A file of templates/procedures, where a template says so with what begins it there. */
const Shared = z.union([z.string(), z.strictObject({ file: z.string(), beginsOn: z.unknown() })]);
async function procedureText(folder: string, shared: z.infer<typeof Shared>): Promise<string> {
  const { file, beginsOn } = typeof shared === 'string' ? { file: shared, beginsOn: undefined } : shared;
  const text = await readFile(path.join(folder, 'procedures', `${path.basename(file)}.yaml`), 'utf8');
  if (!beginsOn) return text;
  const document = parseDocument(text);
  document.set('beginsOn', beginsOn);
  return String(document);
}

/** Declares a template's fields and puts its policies in force. What is there already stays: repeats are harmless. */
export async function installTemplate(ctx: WriteCtx, id: string): Promise<{ fields: number; policies: string[] }> {
  const folder = path.join(ctx.services.templatesDir, path.basename(id));
  const files = await readdir(path.join(folder, 'policies')).catch(() => null);
  if (!files) throw new Fault('invalid', 'template.unknown', { id });
  const fields = await declareFields(
    ctx.db,
    'account',
    Fields.parse(parse(await readFile(path.join(folder, 'fields.yaml'), 'utf8'))),
    ctx.now,
  );
  const catalog = await catalogOf(ctx.db);
  const own = files.filter((file) => file.endsWith('.yaml')).sort();
  const shared = z.array(Shared).parse(parse(await readFile(path.join(folder, 'procedures.yaml'), 'utf8')));
  const texts = await Promise.all([
    ...own.map((file) => readFile(path.join(folder, 'policies', file), 'utf8')),
    ...shared.map((one) => procedureText(ctx.services.templatesDir, one)),
  ]);
  const known = new Set((await listPolicies(ctx.db, {})).map((policy) => policy.id));
  // A template's policies name each other: each is checked beside all.
  const around = aroundOf(texts.map((text) => parsePolicy(text).document));
  const wanted = texts
    .map((text) => ({ text, document: soundPolicy(ctx, text, catalog, around) }))
    .filter(({ document }) => document.kind !== 'play' && !known.has(document.id));
  if (wanted[0]) await requireOneSuffices(ctx, wanted[0].document.id);
  const policies = await wanted.reduce(
    async (done: Promise<string[]>, { text, document }) => [...(await done), await install(ctx, document, text)],
    Promise.resolve([]),
  );
  await ctx.record({ action: 'template.install', entity: 'template', entityId: id, after: { fields, policies } });
  return { fields, policies };
}

function soundPolicy(ctx: WriteCtx, text: string, catalog: Parameters<typeof checkPolicy>[1], around: Around): PolicyDocument {
  const { document, issues } = checkPolicy(text, catalog, around);
  if (!document || issues.length) throw new Fault('bug', 'policy.invalid', { count: issues.length }, issuesIn(issues, ctx.language));
  return document;
}

async function install(ctx: WriteCtx, document: PolicyDocument, source: string): Promise<string> {
  const editor = { userId: ctx.actor.userId, now: ctx.now, today: ctx.today };
  await saveDraft(ctx.db, document, editor, source);
  await publishDraft(ctx.db, document.id, null, editor);
  return document.id;
}
