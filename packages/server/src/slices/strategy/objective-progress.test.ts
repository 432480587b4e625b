import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { progressOf } from './objective-progress.ts';

const YEAR = { baselineOn: '2026-01-01', dueOn: '2027-01-01', closedOn: null };
const at = (now: number | null, asOf: string, more: object = {}) => progressOf({ ...YEAR, baseline: 100, target: 200, now, ...more }, asOf);
const day = (n: number) => Temporal.PlainDate.from(YEAR.baselineOn).add({ days: n }).toString();

describe('how far an objective has come', () => {
  test('is the share of the way gone, held against the share of the time', () => {
    expect(at(150, day(73))).toEqual({ progress: 0.5, elapsed: 0.2, standing: 'on_track' });
    expect(at(110, day(73))).toEqual({ progress: 0.1, elapsed: 0.2, standing: 'behind' });
    expect(at(90, day(73))).toEqual({ progress: -0.1, elapsed: 0.2, standing: 'behind' });
  });

  test('of what is to go down counts as of what is to go up', () => {
    expect(at(60, day(73), { target: 0 })).toMatchObject({ progress: 0.4, standing: 'on_track' });
    expect(at(0, day(73), { target: 0 })).toMatchObject({ progress: 1, standing: 'reached' });
  });

  test('is reached or missed once its day is over, or it was closed', () => {
    expect(at(199, '2027-01-01')).toMatchObject({ elapsed: 1, standing: 'behind' });
    expect(at(199, '2027-01-02')).toMatchObject({ standing: 'missed' });
    expect(at(120, day(73), { closedOn: day(70) })).toMatchObject({ standing: 'missed' });
    expect(at(200, '2027-01-02')).toMatchObject({ standing: 'reached' });
  });

  test('is unknown where a figure is, or where there is no way to go', () => {
    expect(at(null, day(73))).toMatchObject({ progress: null, standing: 'unknown' });
    expect(at(150, day(73), { baseline: null })).toMatchObject({ progress: null, standing: 'unknown' });
    expect(at(150, day(73), { target: 100 })).toMatchObject({ progress: null, standing: 'unknown' });
  });

  test('does not hang on the unit, nor on which way is better', () => {
    const figure = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(figure, figure, figure, fc.integer({ min: 0, max: 400 }), (baseline, now, target, n) => {
        const course = { ...YEAR, baseline, now, target };
        const turned = { ...YEAR, baseline: -8 * baseline, now: -8 * now, target: -8 * target };
        const [one, other] = [progressOf(course, day(n)), progressOf(turned, day(n))];
        expect(one.standing).toBe(other.standing);
        if (one.progress !== null) expect(one.progress).toBeCloseTo(other.progress ?? Number.NaN, 9);
      }),
    );
  });
});
