import { nearestTo } from '../kernel/nearest.ts';
import type { Catalog, Metric } from './catalog.ts';
import type { PolicyIssue } from './parse-policy.ts';

/** A metric that the catalog lacks, with the nearest that it has. */
export function checkMetric(id: string, path: (string | number)[], catalog: Catalog): PolicyIssue[] {
  if (catalog.get(id)) return [];
  const hint = nearestTo(
    id,
    catalog.all().map((metric) => metric.id),
  );
  return [
    {
      path,
      code: 'metric.unknown',
      message: {
        zh: `没有指标“${id}”${hint ? `，是否指“${hint}”？` : '，请从指标目录中选择'}`,
        en: `There is no metric “${id}”${hint ? `: did you mean “${hint}”?` : ': choose one of the metric catalog'}`,
      },
    },
  ];
}

export const wrongKind = (path: (string | number)[], metric: Metric): PolicyIssue => ({
  path,
  code: 'metric.kind',
  message: {
    zh: `“${metric.name.zh}”不是数值，不能按区间、单位或权重计分，请改用条件`,
    en: `“${metric.name.en}” is not a number and cannot give points by band, unit or weight: use a condition`,
  },
});
