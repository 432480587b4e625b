import type { Band } from '@fulcrum/contract';
import type { PolicyIssue } from './parse-policy.ts';

/** Bands stand in order, share their limits, are open at both ends, and where there is a `limit` give 0 to that. */
export function checkBands(bands: readonly Band[], path: (string | number)[], limit?: number): PolicyIssue[] {
  const issue = (at: (string | number)[], code: string, zh: string, en: string): PolicyIssue => ({
    path: [...path, ...at],
    code,
    message: { zh, en },
  });
  return bands.flatMap((band, index) => {
    const found: PolicyIssue[] = [];
    const next = bands[index + 1];
    if (index === 0 && band.from !== undefined)
      found.push(
        issue(
          [0, 'from'],
          'bands.open',
          `低于 ${band.from} 的值没有区间，请去掉第一个区间的下限`,
          `Values below ${band.from} have no band: leave out “from” of the first band`,
        ),
      );
    if (!next && band.to !== undefined)
      found.push(
        issue(
          [index, 'to'],
          'bands.open',
          `${band.to} 及以上的值没有区间，请去掉最后一个区间的上限`,
          `Values from ${band.to} have no band: leave out “to” of the last band`,
        ),
      );
    if (band.from !== undefined && band.to !== undefined && band.from >= band.to)
      found.push(
        issue(
          [index],
          'bands.empty',
          `区间 ${band.from}–${band.to} 为空，上限须大于下限`,
          `The band ${band.from}–${band.to} is empty: its end must lie above its start`,
        ),
      );
    if (limit !== undefined && (band.points < 0 || band.points > limit))
      found.push(issue([index, 'points'], 'bands.share', `这里的区间分值须在 0 到 ${limit} 之间`, `Bands here give 0 to ${limit}`));
    if (next) found.push(...joint(band, next, index, issue));
    return found;
  });
}

function joint(
  band: Band,
  next: Band,
  index: number,
  issue: (at: (string | number)[], code: string, zh: string, en: string) => PolicyIssue,
): PolicyIssue[] {
  if (band.to === undefined || next.from === undefined)
    return [
      issue(
        [band.to === undefined ? index : index + 1],
        'bands.limit',
        '相邻区间之间须写明界限：前一个的上限等于后一个的下限',
        'Write the limit between neighbours: the end of one is the start of the next',
      ),
    ];
  if (band.to > next.from)
    return [
      issue(
        [index + 1, 'from'],
        'bands.overlap',
        `与前一区间在 ${next.from}–${band.to} 重叠，请改为从 ${band.to} 起`,
        `Overlaps the band before in ${next.from}–${band.to}: start at ${band.to}`,
      ),
    ];
  if (band.to < next.from)
    return [
      issue(
        [index + 1, 'from'],
        'bands.gap',
        `${band.to}–${next.from} 之间没有区间，请改为从 ${band.to} 起`,
        `Nothing covers ${band.to}–${next.from}: start at ${band.to}`,
      ),
    ];
  return [];
}
