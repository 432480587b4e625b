import type { Holiday } from './holidays.ts';

/** What the State Council announced for a year: days off from and to, and weekend days that are worked instead. */
export interface Announced {
  /** The notices, on gov.cn. */
  sources: readonly string[];
  off: readonly (readonly [holiday: Holiday, from: string, to: string])[];
  worked: readonly string[];
}

/** Arrangements of holidays by the notices of the State Council General Office (国务院办公厅关于节假日安排的通知), as they held in the end. */
export const ANNOUNCED: Readonly<Record<number, Announced>> = {
  2018: {
    sources: ['https://www.gov.cn/zhengce/zhengceku/2017-11/30/content_5243579.htm'],
    off: [
      ['new_year', '2018-01-01', '2018-01-01'],
      ['spring', '2018-02-15', '2018-02-21'],
      ['qingming', '2018-04-05', '2018-04-07'],
      ['labour', '2018-04-29', '2018-05-01'],
      ['dragon_boat', '2018-06-18', '2018-06-18'],
      ['mid_autumn', '2018-09-24', '2018-09-24'],
      ['national', '2018-10-01', '2018-10-07'],
    ],
    worked: ['2018-02-11', '2018-02-24', '2018-04-08', '2018-04-28', '2018-09-29', '2018-09-30'],
  },
  2019: {
    sources: [
      'https://www.gov.cn/zhengce/zhengceku/2018-12/06/content_5346276.htm',
      'https://www.gov.cn/zhengce/zhengceku/2019-03/22/content_5375877.htm',
    ],
    off: [
      ['new_year', '2018-12-30', '2019-01-01'],
      ['spring', '2019-02-04', '2019-02-10'],
      ['qingming', '2019-04-05', '2019-04-05'],
      ['labour', '2019-05-01', '2019-05-04'],
      ['dragon_boat', '2019-06-07', '2019-06-07'],
      ['mid_autumn', '2019-09-13', '2019-09-13'],
      ['national', '2019-10-01', '2019-10-07'],
    ],
    worked: ['2018-12-29', '2019-02-02', '2019-02-03', '2019-04-28', '2019-05-05', '2019-09-29', '2019-10-12'],
  },
  2020: {
    sources: [
      'https://www.gov.cn/zhengce/zhengceku/2019-11/21/content_5454164.htm',
      'https://www.gov.cn/zhengce/zhengceku/2020-01/27/content_5472352.htm',
    ],
    off: [
      ['new_year', '2020-01-01', '2020-01-01'],
      ['spring', '2020-01-24', '2020-02-02'],
      ['qingming', '2020-04-04', '2020-04-06'],
      ['labour', '2020-05-01', '2020-05-05'],
      ['dragon_boat', '2020-06-25', '2020-06-27'],
      ['national_mid_autumn', '2020-10-01', '2020-10-08'],
    ],
    worked: ['2020-01-19', '2020-02-03', '2020-04-26', '2020-05-09', '2020-06-28', '2020-09-27', '2020-10-10'],
  },
  2021: {
    sources: ['https://www.gov.cn/zhengce/zhengceku/2020-11/25/content_5564127.htm'],
    off: [
      ['new_year', '2021-01-01', '2021-01-03'],
      ['spring', '2021-02-11', '2021-02-17'],
      ['qingming', '2021-04-03', '2021-04-05'],
      ['labour', '2021-05-01', '2021-05-05'],
      ['dragon_boat', '2021-06-12', '2021-06-14'],
      ['mid_autumn', '2021-09-19', '2021-09-21'],
      ['national', '2021-10-01', '2021-10-07'],
    ],
    worked: ['2021-02-07', '2021-02-20', '2021-04-25', '2021-05-08', '2021-09-18', '2021-09-26', '2021-10-09'],
  },
  2022: {
    sources: ['https://www.gov.cn/zhengce/zhengceku/2021-10/25/content_5644835.htm'],
    off: [
      ['new_year', '2022-01-01', '2022-01-03'],
      ['spring', '2022-01-31', '2022-02-06'],
      ['qingming', '2022-04-03', '2022-04-05'],
      ['labour', '2022-04-30', '2022-05-04'],
      ['dragon_boat', '2022-06-03', '2022-06-05'],
      ['mid_autumn', '2022-09-10', '2022-09-12'],
      ['national', '2022-10-01', '2022-10-07'],
    ],
    worked: ['2022-01-29', '2022-01-30', '2022-04-02', '2022-04-24', '2022-05-07', '2022-10-08', '2022-10-09'],
  },
  2023: {
    sources: ['https://www.gov.cn/zhengce/zhengceku/2022-12/08/content_5730844.htm'],
    off: [
      ['new_year', '2022-12-31', '2023-01-02'],
      ['spring', '2023-01-21', '2023-01-27'],
      ['qingming', '2023-04-05', '2023-04-05'],
      ['labour', '2023-04-29', '2023-05-03'],
      ['dragon_boat', '2023-06-22', '2023-06-24'],
      ['national_mid_autumn', '2023-09-29', '2023-10-06'],
    ],
    worked: ['2023-01-28', '2023-01-29', '2023-04-23', '2023-05-06', '2023-06-25', '2023-10-07', '2023-10-08'],
  },
  2024: {
    sources: ['https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm'],
    off: [
      ['new_year', '2024-01-01', '2024-01-01'],
      ['spring', '2024-02-10', '2024-02-17'],
      ['qingming', '2024-04-04', '2024-04-06'],
      ['labour', '2024-05-01', '2024-05-05'],
      ['dragon_boat', '2024-06-10', '2024-06-10'],
      ['mid_autumn', '2024-09-15', '2024-09-17'],
      ['national', '2024-10-01', '2024-10-07'],
    ],
    worked: ['2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12'],
  },
  2025: {
    sources: ['https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm'],
    off: [
      ['new_year', '2025-01-01', '2025-01-01'],
      ['spring', '2025-01-28', '2025-02-04'],
      ['qingming', '2025-04-04', '2025-04-06'],
      ['labour', '2025-05-01', '2025-05-05'],
      ['dragon_boat', '2025-05-31', '2025-06-02'],
      ['national_mid_autumn', '2025-10-01', '2025-10-08'],
    ],
    worked: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  2026: {
    sources: ['https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm'],
    off: [
      ['new_year', '2026-01-01', '2026-01-03'],
      ['spring', '2026-02-15', '2026-02-23'],
      ['qingming', '2026-04-04', '2026-04-06'],
      ['labour', '2026-05-01', '2026-05-05'],
      ['dragon_boat', '2026-06-19', '2026-06-21'],
      ['mid_autumn', '2026-09-25', '2026-09-27'],
      ['national', '2026-10-01', '2026-10-07'],
    ],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
};
