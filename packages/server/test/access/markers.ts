/** Values of every masked kind, unmistakable wherever they turn up. */
export const MARKERS = {
  person: ['沈澜'],
  phone: ['13800001111'],
  mail: ['shenlan@marker.example'],
  wechat: ['wx_shenlan_77'],
  id_number: ['91310000MA1MARKER7'],
  // One account's amount, and the sums of as many accounts as there can be.
  amount: Array.from({ length: 40 }, (_, n) => String(((n + 1) * 98_765_432_112) / 100)),
  margin: ['0.412357', '41.2357', ...Array.from({ length: 40 }, (_, n) => String(((n + 1) * 12_345_678_934) / 100))],
} as const;
export const AMOUNT = '987654321.12';
export const MARGIN = '123456789.34';
