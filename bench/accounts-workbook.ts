import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { writeXlsx } from 'hucre';

export const CUSTOM = ['city', 'level', 'channel', 'segment', 'score', 'note', 'code'];
export const HEADERS = [
  ...[
    '客户编号',
    '客户名称',
    '客户简称',
    '客户类型',
    '行业',
    '地区',
    '规模',
    '员工人数',
    '毛利率',
    '品牌地位',
    '商业模式',
    '客户状态',
    '创建日期',
  ],
  ...CUSTOM,
];
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!;

function row(n: number): (string | number)[] {
  return [
    `A${String(n).padStart(7, '0')}`,
    `衡川客户第 ${n} 号有限公司`,
    `客户 ${n}`,
    pick(['consumer', 'provider', 'both'], n),
    pick(['软件', '制造', '教育', '医疗', '金融'], n),
    pick(['CN-BJ', 'CN-SH', 'CN-GD', 'CN-ZJ', 'CN-SC'], n),
    pick(['小', '中', '大'], n),
    (n * 37) % 20_000,
    ((n * 13) % 90) / 100,
    pick(['listed', 'fortune_500', 'none'], n),
    pick(['直销', '渠道', '平台'], n),
    'active',
    `20${10 + (n % 15)}-0${1 + (n % 9)}-1${n % 9}`,
    pick(['北京', '上海', '广州'], n),
    pick(['甲', '乙', '丙'], n),
    pick(['线上', '线下'], n),
    pick(['核心', '潜力', '长尾'], n),
    (n * 7) % 100,
    `备注 ${n % 1000}`,
    `X-${n}`,
  ];
}

/** Writes a workbook of so many accounts × 20 columns with shared strings, in a process of its own. */
export function accountsWorkbook(file: string, accounts: number): void {
  execFileSync(process.execPath, [import.meta.filename, file, String(accounts)], { stdio: 'inherit' });
}

if (import.meta.main) {
  const [file = '', accounts = '0'] = process.argv.slice(2);
  const rows = [HEADERS, ...Array.from({ length: Number(accounts) }, (_, n) => row(n))];
  const bytes = await writeXlsx({ sheets: [{ name: '客户', rows }] });
  await pipeline([bytes], createWriteStream(file));
}
