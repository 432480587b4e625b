import type { HealthBand } from '../../kit/index.ts';

/** Invented customers for the specimen; amounts in CNY. */
export interface SampleCustomer {
  key: '1' | '2' | '3' | '4' | '5' | '6';
  tier: 0 | 1 | 2 | 3 | 4;
  stage: 0 | 1 | 2 | 3 | 4;
  health: number | null;
  band: HealthBand;
  change: number;
  active: number[];
  revenue: number;
  renews: string;
}

const steady = [52, 60, 55, 63, 57, 66, 62, 64];
const falling = [66, 65, 64, 60, 58, 52, 44, 38];

export const sampleCustomers: SampleCustomer[] = [
  { key: '1', tier: 0, stage: 3, health: 78, band: 'good', change: 2, active: steady, revenue: 2360e4, renews: '2026-12-22' },
  { key: '2', tier: 0, stage: 3, health: 71, band: 'good', change: -3, active: steady, revenue: 1180e4, renews: '2026-12-18' },
  { key: '3', tier: 0, stage: 2, health: 52, band: 'watch', change: -22, active: falling, revenue: 960e4, renews: '2027-03-31' },
  { key: '4', tier: 1, stage: 2, health: 41, band: 'poor', change: -16, active: falling, revenue: 740e4, renews: '2027-05-14' },
  { key: '5', tier: 2, stage: 0, health: null, band: 'unknown', change: 0, active: steady, revenue: 340e4, renews: '2027-11-15' },
  { key: '6', tier: 3, stage: 2, health: 76, band: 'good', change: 3, active: steady, revenue: 50e4, renews: '2027-08-31' },
];
