import type { PolicyDocument, TierItem, TierPolicy } from '@fulcrum/contract';
import type { Around } from './around.ts';
import { type Catalog, kindOf } from './catalog.ts';
import { checkBands } from './check-bands.ts';
import { checkBenefits } from './check-benefits.ts';
import { checkCalendar } from './check-calendar.ts';
import { checkCondition } from './check-condition.ts';
import { checkHealth } from './check-health.ts';
import { repeated } from './check-ids.ts';
import { checkLevels } from './check-levels.ts';
import { checkLifecycle } from './check-lifecycle.ts';
import { checkMetric, wrongKind } from './check-metric.ts';
import { checkPlay } from './check-play.ts';
import { checkProcedure } from './check-procedure.ts';
import { checkSla } from './check-sla.ts';
import { isWeighted } from './items.ts';
import type { PolicyIssue } from './parse-policy.ts';

/** What is wrong with a policy of the right shape. */
export function checkDocument(document: PolicyDocument, catalog: Catalog, around: Around): PolicyIssue[] {
  if (document.kind === 'tier') return checkTier(document, catalog);
  if (document.kind === 'health') return checkHealth(document, catalog);
  if (document.kind === 'lifecycle') return checkLifecycle(document, catalog);
  if (document.kind === 'benefits') return checkBenefits(document, around);
  if (document.kind === 'sla') return checkSla(document);
  if (document.kind === 'calendar') return checkCalendar(document, catalog, around);
  if (document.kind === 'procedure') return checkProcedure(document);
  return checkPlay(document, catalog, around);
}

export function checkTier(policy: TierPolicy, catalog: Catalog): PolicyIssue[] {
  return [
    ...repeated(policy.items, 'items'),
    ...policy.items.flatMap((item, index) => checkItem(item, ['items', index], catalog)),
    ...checkWeights(policy),
    ...checkLevels(policy, catalog),
  ];
}

export function checkItem(item: TierItem, path: (string | number)[], catalog: Catalog): PolicyIssue[] {
  if ('condition' in item) return checkCondition(item.condition.when, [...path, 'condition', 'when'], catalog);
  const [part, { metric }] =
    'band' in item
      ? (['band', item.band] as const)
      : 'perUnit' in item
        ? (['perUnit', item.perUnit] as const)
        : (['weighted', item.weighted] as const);
  const place = [...path, part, 'metric'];
  const found = catalog.get(metric);
  const issues = found ? (kindOf(found.type) === 'number' ? [] : [wrongKind(place, found)]) : checkMetric(metric, place, catalog);
  if ('band' in item) return [...issues, ...checkBands(item.band.bands, [...path, 'band', 'bands'])];
  if ('weighted' in item && item.weighted.normalise.method === 'bands')
    return [...issues, ...checkBands(item.weighted.normalise.bands, [...path, 'weighted', 'normalise', 'bands'], 100)];
  return issues;
}

export function checkWeights(policy: Pick<TierPolicy, 'items'>): PolicyIssue[] {
  const weighted = policy.items.filter(isWeighted);
  const sum = weighted.reduce((total, item) => total + Math.round(item.weighted.weight * 1e6), 0) / 1e6;
  if (!weighted.length || sum === 100) return [];
  return [
    {
      path: ['items'],
      code: 'weights.sum',
      message: {
        zh: `各项权重合计为 ${sum}，必须等于 100，请调整权重`,
        en: `The weights add up to ${sum} and must make 100: adjust them`,
      },
    },
  ];
}
