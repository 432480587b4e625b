import { REGION_NAMES } from '@fulcrum/contract';
import type { TableRows } from './insert-rows.sql.ts';
import type { DemoAccount, Setting } from './invent-accounts.ts';
import type { DemoTeam } from './invent-staff.ts';

/** The areas that Chinese companies sell by, with their provinces. */
const AREAS = [
  { code: 'east', name: { zh: '华东', en: 'East China' }, provinces: ['SH', 'JS', 'ZJ', 'AH', 'FJ', 'JX', 'SD'] },
  { code: 'north', name: { zh: '华北', en: 'North China' }, provinces: ['BJ', 'TJ', 'HE', 'SX', 'NM'] },
  { code: 'northeast', name: { zh: '东北', en: 'Northeast' }, provinces: ['LN', 'JL', 'HL'] },
  { code: 'south', name: { zh: '华中华南', en: 'Central and South' }, provinces: ['HA', 'HB', 'HN', 'GD', 'GX', 'HI'] },
  { code: 'west', name: { zh: '西部', en: 'West' }, provinces: ['CQ', 'SC', 'GZ', 'YN', 'XZ', 'SN', 'GS', 'QH', 'NX', 'XJ'] },
] as const;
/** A target asks for a little more than what the year before brought. */
const GROWTH = 1.15;

/** The tree of areas and of the provinces in which there are customers, with the year's targets; the teams have one area each. */
export function inventRegions(
  { random, language, today }: Setting,
  accounts: readonly DemoAccount[],
  teams: readonly DemoTeam[],
): { rows: TableRows; teams: DemoTeam[] } {
  const [year, since] = [today.slice(0, 4), `${Number(today.slice(0, 4)) - 2}-01-01`];
  const inCode = Map.groupBy(accounts, ({ region_code }) => region_code);
  const scaleOf = (codes: readonly string[]) => codes.flatMap((code) => inCode.get(code) ?? []).reduce((sum, { scale }) => sum + scale, 0);
  const region = (code: string, name: string, level: string, parent_id: string | null) => ({
    id: random.id(since),
    code: `demo-${code}`,
    name,
    level,
    parent_id,
    valid_from: since,
  });
  const nodes = AREAS.flatMap(({ code, name, provinces }) => {
    const codes = provinces.map((province) => `CN-${province}`).filter((each) => inCode.has(each));
    if (!codes.length) return [];
    const area = region(code, name[language], 'area', null);
    const below = codes.map((each) => ({
      region: region(each.toLowerCase(), REGION_NAMES[each]![language], 'province', area.id),
      scale: scaleOf([each]),
    }));
    return [{ region: area, scale: scaleOf(codes) }, ...below];
  });
  const areas = nodes.filter(({ region: { level } }) => level === 'area');
  const target = (scale: number) => Math.ceil((scale * GROWTH) / 100_000) * 100_000;
  const targets = nodes.flatMap(({ region: { id, level }, scale }) => {
    const quarters =
      level === 'area' ? [1, 2, 3, 4].map((quarter) => ({ region_id: id, period: `${year}-Q${quarter}`, amount: target(scale / 4) })) : [];
    return [{ region_id: id, period: year, amount: target(scale) }, ...quarters];
  });
  return {
    rows: {
      region: nodes.map((node) => node.region),
      region_history: nodes.map(({ region: { id, name, level, parent_id } }) => ({
        region_id: id,
        name,
        level,
        parent_id,
        valid_from: since,
      })),
      region_target: targets,
    },
    teams: teams.map((team, index) => ({ ...team, region_id: areas[index % Math.max(areas.length, 1)]?.region.id ?? null })),
  };
}
