import type { BacktestPoint, Both, Language } from '@fulcrum/contract';
import type { Db } from '../../db/database.ts';
import type { Catalog } from '../../policy/catalog.ts';
import { writtenLater } from './backtest-knowledge.sql.ts';
import type { Verdict } from './proposal-verdict.ts';
import { kindOf, metricsOf, type Subject } from './subject.ts';

export interface Warning {
  code: string;
  detail: { count?: number; metrics?: readonly string[] };
}
/** Fewer of either kind than this tell little. */
const FEW = 30;
/** Sources that tell what evaluations came to. */
const RESULTS: readonly string[] = ['state', 'stage', 'health'];
/** On real customers an area above it has most often come of a leak. */
const TOO_GOOD = 0.9;

const TEXTS: Record<string, Both> = {
  'window.open': {
    zh: '{{count}} 个时点之后的观察期还没有结束，后来发生的事还会增加',
    en: 'The months after {{count}} points are not over yet: more may still happen',
  },
  'facts.few': {
    zh: '{{count}} 个时点上发生或未发生的客户不到 30 个，结果不可靠',
    en: 'At {{count}} points it happened, or did not happen, to fewer than 30 customers: the figures tell little',
  },
  'signal.none': {
    zh: '区间包含 0.5：这套标准看不出区别，和随机排序没有两样',
    en: 'The interval holds 0.5: this separates no better than drawing lots',
  },
  'labels.none': {
    zh: '试过的 {{count}} 项指标，连同学到的权重，没有一项能说明谁会这样：这些结果没有规律可循，不要据此评判任何标准',
    en: 'Of {{count}} figures tried, and the weights learnt from them, none tells to whom it happens: these outcomes follow no pattern, so judge no standard by them',
  },
  'dimensions.none': {
    zh: '{{count}} 个维度没有一个能说明谁会这样：差别在偶然范围之内，不要据此调整权重',
    en: 'None of {{count}} dimensions tells to whom it happens beyond what chance makes of so many looks: change no weights by these outcomes',
  },
  'signal.too_good': {
    zh: 'AUC 高于 0.9，真实客户很少这样，请检查是否用到了事后才知道的数据',
    en: 'An AUC above 0.9 is rare with real customers: look for facts that were known only afterwards',
  },
  'history.none': {
    zh: '“{{names}}”只有现在的值，没有历史：当时未必如此',
    en: '“{{names}}” have no history: the value is that of today',
  },
  'history.later': {
    zh: '“{{names}}”的值是事后补录的，当时并不知道',
    en: '“{{names}}” were written down afterwards and dated back: on the day they were not known',
  },
  'results.read': {
    zh: '“{{names}}”来自以往的评估结果，可能用到了后来的数据',
    en: '“{{names}}” come from earlier evaluations, which may have read what came later',
  },
};
/** The sentence of a warning, and the metrics that it names, in the reader's language. */
export function warningText({ code, detail: { count = 0, metrics = [] } }: Warning, catalog: Catalog, language: Language): string {
  const names = metrics.map((id) => catalog.get(id)?.name[language] ?? id).join(language === 'zh' ? '、' : ', ');
  return (TEXTS[code]?.[language] ?? code).replace('{{count}}', String(count)).replace('{{names}}', names);
}

function ofPoints(points: readonly BacktestPoint[]): Warning[] {
  const count = (wrong: (point: BacktestPoint) => boolean) => points.filter(wrong).length;
  const open = count(({ over }) => !over);
  const few = count(({ bands, accounts, unscored }) => {
    const positives = bands.reduce((sum, band) => sum + band.positives, 0);
    return Math.min(positives, accounts - unscored - positives) < FEW;
  });
  const last = points.at(-1);
  return [
    ...(open ? [{ code: 'window.open', detail: { count: open } }] : []),
    ...(few ? [{ code: 'facts.few', detail: { count: few } }] : []),
    ...(last?.low != null && last.high != null && last.low <= 0.5 && last.high >= 0.5 ? [{ code: 'signal.none', detail: {} }] : []),
    ...(points.some(({ auc }) => auc !== null && auc > TOO_GOOD) ? [{ code: 'signal.too_good', detail: {} }] : []),
  ];
}

/** What of the subject could not be known on the days. */
async function ofSubject(db: Db, subject: Subject, catalog: Catalog, asOf: string): Promise<Warning[]> {
  const metrics = metricsOf(subject).flatMap((id) => catalog.get(id) ?? []);
  const names = (code: string, found: typeof metrics): Warning[] =>
    found.length ? [{ code, detail: { metrics: found.map(({ id }) => id) } }] : [];
  const fields = metrics.filter(({ source }) => source === 'account');
  const later = await writtenLater(
    db,
    fields.flatMap(({ columns }) => columns),
    asOf,
  );
  return [
    ...names(
      'history.none',
      metrics.filter(({ id, source }) => source === null && id !== 'account.age_days' && id !== 'account.created_on'),
    ),
    ...names(
      'history.later',
      fields.filter(({ columns }) => later.includes(columns[0] ?? '')),
    ),
    ...names(
      'results.read',
      metrics.filter(({ source }) => RESULTS.includes(source ?? '')),
    ),
  ];
}

/** What a reader should know before trusting a backtest. */
export const warningsOf = async (
  db: Db,
  init: { subject: Subject; catalog: Catalog; points: readonly BacktestPoint[]; verdict: Verdict | null },
): Promise<Warning[]> => [
  ...(init.verdict?.signal === 'none'
    ? [{ code: kindOf(init.subject) === 'health' ? 'dimensions.none' : 'labels.none', detail: { count: init.verdict.figures } }]
    : []),
  ...ofPoints(init.points),
  ...(await ofSubject(db, init.subject, init.catalog, init.points[0]?.asOf ?? '0001-01-01')),
];
