import type { Catalog, Metric } from './catalog.ts';
import type { PolicyIssue } from './parse-policy.ts';

/** Edits between two short texts (Levenshtein). */
function distance(one: string, other: string): number {
  const row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    let diagonal = row[0] ?? 0;
    row[0] = i;
    for (let j = 1; j <= other.length; j++) {
      const above = row[j] ?? 0;
      row[j] = Math.min(above + 1, (row[j - 1] ?? 0) + 1, diagonal + (one[i - 1] === other[j - 1] ? 0 : 1));
      diagonal = above;
    }
  }
  return row[other.length] ?? 0;
}

/** A metric that the catalog lacks, with the nearest that it has. */
export function checkMetric(id: string, path: (string | number)[], catalog: Catalog): PolicyIssue[] {
  if (catalog.get(id)) return [];
  const nearest = catalog
    .all()
    .map((metric) => ({ id: metric.id, far: distance(id, metric.id) }))
    .sort((one, other) => one.far - other.far)[0];
  const hint = nearest && nearest.far <= Math.max(3, id.length / 2) ? nearest.id : null;
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
