import { readFileSync } from 'node:fs';
import { BENEFIT_KINDS, BenefitsPolicy, FUNNEL_STAGES, PERIODS, type PolicyDocument, SlaPolicy } from '@fulcrum/contract';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { catalogWith } from '../catalog.ts';
import { differenceOf } from './difference.ts';

const TEMPLATES = new URL('../../../../../templates/', import.meta.url);
const fileOf = (template: string, file: string): unknown => parse(readFileSync(new URL(`${template}/policies/${file}`, TEMPLATES), 'utf8'));
const BENEFITS = BenefitsPolicy.parse(fileOf('infrastructure', 'benefits.yaml'));
const SLA = SlaPolicy.parse(fileOf('infrastructure', 'sla.yaml'));
const catalog = catalogWith([]);
const said = (before: PolicyDocument, after: PolicyDocument, language: 'zh' | 'en' = 'zh') =>
  differenceOf(before, after, catalog).map(({ text }) => text[language]);
const cells = (change: (cell: BenefitsPolicy['matrix'][number]) => BenefitsPolicy['matrix'][number]): BenefitsPolicy => ({
  ...BENEFITS,
  matrix: BENEFITS.matrix.map((cell) => (cell.level === 'B' && cell.stage === 'operation' ? change(cell) : cell)),
});

describe('a difference of benefits is said as a person would say it', () => {
  test.each<[string, BenefitsPolicy, string[], string[]]>([
    [
      'a quantity',
      cells((cell) => ({ ...cell, benefits: cell.benefits.map((one) => (one.benefit === 'training' ? { ...one, quantity: 12 } : one)) })),
      ['B 级运营阶段的“运维培训”由每年 24 小时改为每年 12 小时'],
      ['B, operation: “Training in operations” from 24 hours a year to 12 hours a year'],
    ],
    [
      'a benefit less and a benefit more',
      cells((cell) => ({ ...cell, benefits: [...cell.benefits.filter(({ benefit }) => benefit !== 'csm'), { benefit: 'early' }] })),
      ['B 级运营阶段删除“专属客户成功经理”', 'B 级运营阶段新增“新资源优先试用”：长期享有'],
      ['B, operation: “Dedicated CSM” removed', 'B, operation: “First use of new capacity” added, as long as it stands'],
    ],
    [
      'hours, a cadence and capacity',
      {
        ...BENEFITS,
        capacity: { ...BENEFITS.capacity, utilisation: 0.8 },
        tiers: BENEFITS.tiers.map((tier) =>
          tier.level === 'A' ? { ...tier, visitDays: 7, staff: [{ seniority: 'senior', hours: 6 }] } : tier,
        ),
      },
      ['A 级的拜访间隔由 14 天改为 7 天', 'A 级的高层每次投入由 2 小时改为无', '用于客户的比例由 75% 改为 80%'],
      [
        'Level A: days between visits from 14 days to 7 days',
        'Level A: executive hours of a visit from 2 hours to none',
        'Share for customers from 75 % to 80 %',
      ],
    ],
  ])('%s', (_, after, zh, en) => {
    expect(said(BENEFITS, after)).toEqual(zh);
    expect(said(BENEFITS, after, 'en')).toEqual(en);
  });
});

test('of service levels: targets, hours and which class counts as better', () => {
  const [gold, silver, ...rest] = SLA.classes as [SlaPolicy['classes'][0], SlaPolicy['classes'][0]];
  const quicker = { ...gold, targets: gold.targets.map((target) => (target.severity === 'critical' ? { ...target, respond: 5 } : target)) };
  expect(said(SLA, { ...SLA, classes: [silver, quicker, ...rest] })).toEqual([
    '“金牌”的业务中断响应时限由 10 分钟改为 5 分钟',
    '服务级别的顺序改为：银牌、金牌、标准、基础',
  ]);
});

/** Every place of a document that holds a value, with another value for it. */
function mutants(document: PolicyDocument): { place: string; mutant: PolicyDocument }[] {
  const found: { place: string; mutant: PolicyDocument }[] = [];
  const walk = (value: unknown, path: (string | number)[]) => {
    if (value !== null && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    else if (!['apiVersion', 'kind', 'id'].includes(path.join('.'))) {
      const mutant = structuredClone(document) as unknown as Record<string | number, unknown>;
      let here = mutant;
      for (const step of path.slice(0, -1)) here = here[step] as Record<string | number, unknown>;
      here[path.at(-1)!] = another(value, path);
      found.push({ place: path.join('.'), mutant: mutant as unknown as PolicyDocument });
    }
  };
  walk(document, []);
  return found;
}
/** An enumeration's other value where there is one, else simply more of it. */
function another(value: unknown, path: readonly (string | number)[]): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 0.01;
  const key = path.at(-1);
  const others: Record<string, readonly string[]> = {
    kind: BENEFIT_KINDS,
    drives: FUNNEL_STAGES,
    stage: FUNNEL_STAGES,
    per: PERIODS,
    mode: ['proactive', 'reactive'],
    seniority: ['executive', 'senior', 'regular', 'junior'],
    severity: ['critical', 'high', 'normal', 'low'],
    days: ['working', 'every'],
  };
  return others[String(key)]?.find((one) => one !== value) ?? `${value}x`;
}

test.each([
  ['benefits', BENEFITS],
  ['service levels', SLA],
] as const)('whatever is changed in %s is told in words, and never by its place', (_, document) => {
  const all = mutants(document);
  expect(all.length).toBeGreaterThan(40);
  for (const { place, mutant } of all) {
    const changes = differenceOf(document, mutant, catalog);
    expect(changes, place).not.toEqual([]);
    for (const { text } of changes) {
      expect(text.zh, place).not.toMatch(/\w+\[\d+\]|^\w+\.\w+ 由/);
      expect(text.zh, place).not.toContain('undefined');
      expect(text.en, place).not.toContain('undefined');
    }
  }
});
