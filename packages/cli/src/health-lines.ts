import type { HealthTold } from '@fulcrum/contract';
import type { Call } from './command.ts';
import { formatDay, formatTable, formatValue } from './format.ts';

/** The health of an account, measure by measure, with what is missing named. */
export function healthLines(told: HealthTold, { language, say }: Call<unknown>): string[] {
  if (told.colour === null) return [say('account.no_health')];
  const at = language();
  const head = say(told.score === null ? 'account.health_unknown' : 'account.health', {
    asOf: formatDay(told.judgedOn ?? told.asOf, at),
    colour: say(`health.${told.colour}`),
    score: formatValue(told.score, at),
    coverage: Math.round((told.coverage ?? 0) * 100),
    least: Math.round((told.leastCoverage ?? 0) * 100),
    variant: told.variant?.name[at] ?? told.policyName?.[at] ?? '',
  });
  const rows = told.dimensions.flatMap((dimension) =>
    dimension.measures.map((measure) => [
      `  ${dimension.name[at]} · ${measure.name[at]}`,
      measure.missing ? say('account.missing') : formatValue(measure.value, at),
      formatValue(measure.mark, at),
      measure.weightUsed === null ? '—' : `${formatValue(measure.weightUsed, at)}%`,
      formatValue(measure.points, at),
    ]),
  );
  const cap = told.cap ? [`  ${say('account.cap', { name: told.cap.name[at], most: told.cap.most })}`] : [];
  const header = [`  ${say('head.measure')}`, say('head.value'), say('head.mark'), say('head.weight_used'), say('head.points')];
  return [head, ...formatTable(header, rows), ...cap];
}
