import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { catalogWith } from '../slices/catalog.ts';
import { type Around, aroundOf, NOTHING_AROUND } from './around.ts';
import { checkPolicy } from './check.ts';
import { parsePolicy } from './parse-policy.ts';

const catalog = catalogWith([]);
const around: Around = { ...NOTHING_AROUND, levels: ['A', 'B'], classes: ['gold', 'standard'] };
const name = { zh: '名', en: 'Name' };
const unit = { zh: '次', en: 'time' };
const benefit = (id: string, kind: string, more: object = {}) => ({ id, name, kind, unit, unitCost: 1, drives: 'operation', ...more });
const STAGES = ['need', 'contract', 'delivery', 'operation', 'repurchase'];
const good = {
  apiVersion: 'fulcrum/v1',
  kind: 'benefits',
  id: 'benefits',
  name,
  tiers: [
    { level: 'A', mode: 'proactive', visitDays: 30, staff: [{ seniority: 'senior', hours: 4 }] },
    { level: 'B', mode: 'reactive' },
  ] as object[],
  benefits: [
    benefit('discount', 'discount_limit', { approvalAbove: 10 }),
    benefit('training', 'training_hours'),
    benefit('service', 'service_level'),
    benefit('csm', 'csm'),
  ] as object[],
  matrix: [
    ...STAGES.map((stage) => ({
      level: 'A',
      stage,
      benefits: [
        { benefit: 'discount', limit: 20 },
        { benefit: 'training', quantity: 2, per: 'quarter' },
        { benefit: 'service', class: 'gold' },
        { benefit: 'csm' },
      ],
    })),
    { level: 'B', stage: 'operation', benefits: [{ benefit: 'training', quantity: 4, per: 'year' }] },
  ] as object[],
};
const found = (change: Partial<typeof good>, beside = around) => {
  const { issues, warnings } = checkPolicy(stringify({ ...good, ...change }), catalog, beside);
  for (const { message } of [...issues, ...warnings]) expect([message.zh, message.en].every((text) => text.length > 5)).toBe(true);
  const told = (list: typeof issues) => list.map(({ path, code }) => `${path.join('.')} ${code}`);
  return { issues: told(issues), warnings: told(warnings) };
};
/** The matrix with one more cell, for what stands in no cell yet. */
const cell = (...benefits: object[]) => ({ matrix: [...good.matrix, { level: 'B', stage: 'need', benefits }] });

test('a good benefits policy has neither issues nor warnings', () => {
  expect(found({})).toEqual({ issues: [], warnings: [] });
});

describe('wrong benefits are refused with their place', () => {
  test.each<[string, Partial<typeof good>, string]>([
    [
      'a level that the tier policy lacks',
      { matrix: [...good.matrix, { level: 'Z', stage: 'need', benefits: [] }] },
      'matrix.6.level level.unknown',
    ],
    ['a service mode of such a level', { tiers: [...good.tiers, { level: 'Z', mode: 'reactive' }] }, 'tiers.2.level level.unknown'],
    ['a benefit that the catalogue lacks', cell({ benefit: 'yacht' }), 'matrix.6.benefits.0.benefit benefit.unknown'],
    ['a benefit twice in a cell', cell({ benefit: 'csm' }, { benefit: 'csm' }), 'matrix.6.benefits.1.benefit part.repeated'],
    ['a cell twice', { matrix: [...good.matrix, good.matrix[0]!] }, 'matrix.6 part.repeated'],
    ['a level twice', { tiers: [...good.tiers, good.tiers[1]!] }, 'tiers.2.level part.repeated'],
    ['an id twice', { benefits: [...good.benefits, benefit('csm', 'csm')] }, 'benefits.4.id id.repeated'],
    ['a class that there is not', cell({ benefit: 'service', class: 'diamond' }), 'matrix.6.benefits.0.class class.unknown'],
    ['a quantity without a period', cell({ benefit: 'training', quantity: 1 }), 'matrix.6.benefits.0 terms.missing'],
    ['a discount without a limit', cell({ benefit: 'discount' }), 'matrix.6.benefits.0 terms.missing'],
    ['a discount of everything', cell({ benefit: 'discount', limit: 100 }), 'matrix.6.benefits.0.limit terms.limit'],
    ['a discount of less than nothing', cell({ benefit: 'discount', limit: -5 }), 'matrix.6.benefits.0.limit terms.limit'],
    ['a limit of hours', cell({ benefit: 'training', quantity: 1, per: 'year', limit: 3 }), 'matrix.6.benefits.0.limit terms.not_of_kind'],
    [
      'approval of what has no amount',
      { benefits: [...good.benefits, benefit('team', 'delivery_team', { approvalAbove: 1 })] },
      'benefits.4.approvalAbove benefit.no_amount',
    ],
    ['visits without a cadence', { tiers: [{ level: 'A', mode: 'proactive' }, good.tiers[1]!] }, 'tiers.0.visitDays mode.no_cadence'],
    [
      'a seniority twice',
      {
        tiers: [
          {
            ...good.tiers[0],
            staff: [
              { seniority: 'senior', hours: 1 },
              { seniority: 'senior', hours: 2 },
            ],
          },
          good.tiers[1]!,
        ],
      },
      'tiers.0.staff.1.seniority part.repeated',
    ],
    ['a kind that nobody knows', { benefits: [...good.benefits, benefit('x', 'flights')] }, 'benefits.4.kind shape.invalid'],
  ])('%s', (_, change, expected) => {
    expect(found(change).issues).toEqual([expected]);
  });

  test('a class where no service-level policy is in force', () => {
    const { issues } = found({}, { ...around, classes: null });
    expect(new Set(issues.map((issue) => issue.split(' ')[1]))).toEqual(new Set(['class.no_policy']));
  });
});

describe('what is allowed and perhaps not meant is warned of', () => {
  test.each<[string, Partial<typeof good>, string]>([
    ['an empty row', { matrix: good.matrix.slice(0, 5) }, 'matrix matrix.empty_row'],
    ['an empty column', { matrix: good.matrix.slice(1) }, 'matrix matrix.empty_column'],
    ['a level without a service mode', { tiers: [good.tiers[0]!] }, 'tiers mode.missing'],
    ['visits by nobody', { tiers: [{ level: 'A', mode: 'proactive', visitDays: 30 }, good.tiers[1]!] }, 'tiers.0.staff mode.no_staff'],
    ['a benefit for nobody', { benefits: [...good.benefits, benefit('team', 'delivery_team')] }, 'benefits.4 benefit.unused'],
    [
      'an approval that nobody reaches',
      { benefits: [benefit('discount', 'discount_limit', { approvalAbove: 20 }), ...good.benefits.slice(1)] },
      'benefits.0.approvalAbove benefit.approval_unreached',
    ],
    ['a lower level with more', cell({ benefit: 'training', quantity: 1, per: 'month' }), 'matrix.6.benefits.0 matrix.upside_down'],
  ])('%s', (_, change, expected) => {
    expect(found(change)).toEqual({ issues: [], warnings: [expected] });
  });

  test('levels are not checked where no tier policy is in force, and that is said', () => {
    expect(found({}, { ...around, levels: null })).toEqual({ issues: [], warnings: ['matrix levels.none'] });
  });
});

describe('service levels', () => {
  const targets = (...minutes: [number, number][]) =>
    ['critical', 'high', 'normal', 'low']
      .slice(0, minutes.length)
      .map((severity, at) => ({ severity, respond: minutes[at]![0], resolve: minutes[at]![1] }));
  const gold = { id: 'gold', name, calendar: { days: 'every' }, targets: targets([10, 60], [20, 120], [60, 480], [120, 960]) };
  const sla = (...classes: object[]) => {
    const { issues, warnings } = checkPolicy(
      stringify({ apiVersion: 'fulcrum/v1', kind: 'sla', id: 'sla', name, classes }),
      catalog,
      NOTHING_AROUND,
    );
    return [...issues, ...warnings].map(({ path, code }) => `${path.join('.')} ${code}`);
  };
  test('right ones have no issues', () => {
    expect(sla(gold, { ...gold, id: 'b', targets: targets([20, 90], [40, 240], [90, 960], [240, 1900]) })).toEqual([]);
  });
  test.each<[string, object, string]>([
    ['a severity is missing', { targets: targets([10, 60], [20, 120], [60, 480]) }, 'classes.0.targets sla.severity_missing'],
    ['a severity stands twice', { targets: [...gold.targets, gold.targets[0]!] }, 'classes.0.targets.4.severity sla.severity_repeated'],
    [
      'it is solved before it is answered',
      { targets: targets([10, 60], [20, 120], [60, 480], [990, 960]) },
      'classes.0.targets.3.resolve sla.resolve_first',
    ],
    [
      'what is less severe is answered sooner',
      { targets: targets([10, 60], [20, 120], [15, 480], [120, 960]) },
      'classes.0.targets.2.respond sla.order',
    ],
    [
      'the hours end before they begin',
      { calendar: { days: 'working', from: '18:00', until: '09:00' } },
      'classes.0.calendar.until sla.hours',
    ],
  ])('%s', (_, change, expected) => {
    expect(sla({ ...gold, ...change })).toEqual([expected]);
  });
  test('a class twice, and one that is no slower than the better one before it', () => {
    expect(sla(gold, gold)).toEqual(['classes.1.id id.repeated', 'classes.1 sla.class_order']);
  });
});

describe('templates', () => {
  const root = new URL('../../../../templates/', import.meta.url);
  test.each(['higher-ed', 'infrastructure', 'platform', 'product-ops', 'saas'])(
    '%s ships benefits and service levels that fit its levels, marked as sample, without a warning',
    (template) => {
      const folder = new URL(`${template}/policies/`, root);
      const texts = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
      const documents = texts.map((text) => parsePolicy(text).document);
      const beside = aroundOf(documents);
      const own = documents.filter((document) => document?.kind === 'benefits' || document?.kind === 'sla');
      expect(own.map((document) => document?.kind).toSorted()).toEqual(['benefits', 'sla']);
      for (const document of own) {
        expect(document).toMatchObject({ sample: true });
        expect(checkPolicy(document, catalog, beside)).toMatchObject({ issues: [], warnings: [] });
      }
    },
  );
});
