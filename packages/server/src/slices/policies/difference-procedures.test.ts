import { readFileSync } from 'node:fs';
import { ProcedurePolicy } from '@fulcrum/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkPolicy } from '../../policy/check.ts';
import { catalogWith } from '../catalog.ts';
import { differenceOf } from './difference.ts';

const FILE = new URL('../../../../../templates/procedures/settlement.yaml', import.meta.url);
const SETTLEMENT = ProcedurePolicy.parse(parse(readFileSync(FILE, 'utf8')));
const catalog = catalogWith([]);
const said = (after: ProcedurePolicy, language: 'zh' | 'en' = 'zh', before = SETTLEMENT) =>
  differenceOf(before, after, catalog).map(({ text }) => text[language]);
const steps = (id: string, change: Partial<ProcedurePolicy['steps'][number]>): ProcedurePolicy => ({
  ...SETTLEMENT,
  steps: SETTLEMENT.steps.map((step) => (step.id === id ? { ...step, ...change } : step)),
});

test.each<[string, ProcedurePolicy, string[], string[]]>([
  [
    'a limit, a hand-off and a department',
    steps('collect', { within: { unit: 'days', count: 5 }, accept: false, department: 'operations' }),
    [
      '第 3 步“开票与收款”的部门由销售部改为客户运营部',
      '第 3 步“开票与收款”的期限由 10 个工作日改为 5 个工作日',
      '第 3 步“开票与收款”的转交由要接收改为不用接收',
    ],
    [
      'Step 3, “Invoice and collect”: department from Sales to Customer operations',
      'Step 3, “Invoice and collect”: time from 10 working days to 5 working days',
      'Step 3, “Invoice and collect”: acceptance from needed to not needed',
    ],
  ],
  [
    'what is ticked',
    steps('collect', {
      checklist: [
        { id: 'invoice', name: { zh: '发票已送达', en: 'Invoice received' }, required: true },
        { id: 'photo', name: { zh: '留存回单', en: 'Receipt kept' }, required: false },
      ],
    }),
    ['第 3 步“开票与收款”的检查项增加“发票已送达”（必须完成）', '第 3 步“开票与收款”的检查项增加“留存回单”（可以不做）'],
    [
      'Step 3, “Invoice and collect”: checklist has a new item, “Invoice received” (required)',
      'Step 3, “Invoice and collect”: checklist has a new item, “Receipt kept” (optional)',
    ],
  ],
  [
    'who approved it',
    { ...SETTLEMENT, sample: false, approved: { by: '沈澜', on: '2026-12-01' } },
    ['批准由无改为沈澜，自 2026-12-01 起', '数值已确认，不再是示例值'],
    ['Approved from none to 沈澜, since 2026-12-01', 'Figures confirmed: samples no more'],
  ],
  [
    'a step more',
    {
      ...SETTLEMENT,
      steps: [
        ...SETTLEMENT.steps,
        {
          ...{ id: 'archive', name: { zh: '归档', en: 'Archive' }, department: 'operations', approval: false },
          ...{ within: { unit: 'hours', count: 1 }, acceptWithin: { unit: 'hours', count: 4 } },
        },
      ],
    },
    ['新增第 4 步“归档”：客户运营部 4 个工作小时内接收，1 个工作小时内完成'],
    ['New step 4, “Archive”: Customer operations accepts within 4 working hours and does it within 1 working hour'],
  ],
])('a difference of procedures is said as a person would say it: %s', (_, after, zh, en) => {
  expect(said(after)).toEqual(zh);
  expect(said(after, 'en')).toEqual(en);
});

test('every field that differs is said in a sentence of its own: none is left to its place in the file', () => {
  const texts = { zh: '另一个', en: 'Another' };
  const other = { unit: 'hours' as const, count: 7 };
  const edits: ((of: ProcedurePolicy) => ProcedurePolicy)[] = [
    (of) => ({ ...of, name: { ...of.name, zh: '另名' } }),
    (of) => ({ ...of, name: { ...of.name, en: 'Other' } }),
    (of) => ({ ...of, purpose: { ...of.purpose, zh: '另外的目的' } }),
    (of) => ({ ...of, purpose: { ...of.purpose, en: 'Another purpose' } }),
    (of) => ({ ...of, sample: !of.sample }),
    (of) => ({ ...of, approved: { by: '沈澜', on: '2026-12-01' } }),
    ...(['name', 'kpi'] as const).flatMap((field) =>
      (['zh', 'en'] as const).map((language) => (of: ProcedurePolicy) => ({
        ...of,
        departments: of.departments.map((one, at) => (at === 1 ? { ...one, [field]: { ...one[field], [language]: '另' } } : one)),
      })),
    ),
    (of) => ({ ...of, departments: of.departments.map((one, at) => (at === 2 ? { ...one, who: 'csm' as const } : one)) }),
    ...[
      { name: { zh: '另步', en: 'Statement' } },
      { within: other },
      { acceptWithin: other },
      { accept: false },
      { department: 'sales' },
      { does: texts },
      { checklist: [{ id: 'paper', name: texts, required: false }] },
    ].map((change) => (of: ProcedurePolicy) => ({ ...of, steps: of.steps.map((one, at) => (at === 0 ? { ...one, ...change } : one)) })),
    (of) => ({ ...of, steps: of.steps.map((one, at) => (at === 1 ? { ...one, approval: false } : one)) }),
  ];
  fc.assert(
    fc.property(fc.subarray(edits, { minLength: 1 }), (chosen) => {
      const after = chosen.reduce((of, edit) => edit(of), SETTLEMENT);
      const [zh, en] = [said(after), said(after, 'en')];
      // One sentence an edit at least, all unlike each other, none of which names a place of the document.
      expect(new Set(zh).size).toBeGreaterThanOrEqual(chosen.length);
      expect([...zh, ...en].filter((text) => /steps|departments\[|purpose\.|undefined|\[object/.test(text))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('what is perhaps not meant is warned of with its place and what to do', () => {
  const warned = (document: ProcedurePolicy) =>
    checkPolicy(document, catalog).warnings.map(({ path, code }) => `${path.join('.')} ${code}`);
  expect(warned({ ...SETTLEMENT, approved: { by: '沈澜', on: '2026-12-01' } })).toEqual([]);
  expect(warned(SETTLEMENT)).toEqual(['approved procedure.not_approved']);
  const approved = { by: '沈澜', on: '2026-12-01' };
  const slow = { ...steps('collect', { acceptWithin: { unit: 'days', count: 11 } }), approved };
  expect(warned(slow)).toEqual(['steps.2.acceptWithin procedure.accept_longer']);
  expect(warned({ ...steps('collect', { acceptWithin: { unit: 'days', count: 11 }, accept: false }), approved })).toEqual([]);
  expect(warned({ ...steps('collect', { approval: true }), approved })).toEqual(['steps.2.approval procedure.approvals_follow']);
  const [operations] = SETTLEMENT.departments;
  const alone = { ...SETTLEMENT, approved, departments: [operations!], steps: [SETTLEMENT.steps[0]!] };
  expect(warned(alone)).toEqual(['departments procedure.one_department']);
});
