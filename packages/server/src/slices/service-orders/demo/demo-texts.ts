import type { Both, OrderKind } from '@fulcrum/contract';

export interface Work {
  kind: OrderKind;
  title: Both;
  description: Both;
  solution: Both;
}
/** What demo customers have done at their place. Synthetic. */
export const WORKS: readonly Work[] = [
  {
    kind: 'repair',
    title: { zh: '机房网络时断时续', en: 'Network of the server room drops out' },
    description: {
      zh: '核心交换机到接入层丢包，上课时段最明显。请带备用光模块。',
      en: 'Packets are lost below the core switch. Bring spare optics.',
    },
    solution: { zh: '更换了老化的光模块，连续观察一小时未再丢包。', en: 'Old optics replaced; an hour without loss.' },
  },
  {
    kind: 'opening',
    title: { zh: '开通统一身份认证', en: 'Open single sign-on' },
    description: {
      zh: '对接客户的统一身份认证，需要客户信息中心的同事在场。',
      en: 'Connect the customer’s identity provider; their IT must be present.',
    },
    solution: { zh: '已完成对接，教师和学生账号各抽查五个可以登录。', en: 'Connected; ten accounts were tried and sign in.' },
  },
  {
    kind: 'onsite',
    title: { zh: '开学前现场巡检', en: 'Check on site before term' },
    description: { zh: '检查服务器、存储和备份，出具巡检单。', en: 'Servers, storage and backups, with a report.' },
    solution: { zh: '巡检 12 项均正常，备份恢复演练成功。', en: 'All twelve items are sound; a restore was rehearsed.' },
  },
  {
    kind: 'onsite',
    title: { zh: '报表上线现场支持', en: 'Support the launch of reports' },
    description: { zh: '上线当天驻场半天，处理使用问题。', en: 'Half a day on site at launch.' },
    solution: { zh: '现场解答 18 个问题，两个转为需求。', en: 'Eighteen questions answered, two became needs.' },
  },
  {
    kind: 'repair',
    title: { zh: '终端读卡器不识别', en: 'Card readers fail' },
    description: { zh: '三号楼六台读卡器无法读卡，其余正常。', en: 'Six readers of building 3 read no card.' },
    solution: { zh: '升级固件并更换一台读卡器，全部恢复。', en: 'Firmware updated and one reader replaced.' },
  },
  {
    kind: 'other',
    title: { zh: '旧系统数据迁移', en: 'Move data of the old system' },
    description: { zh: '把旧系统近三年的数据导入，并核对总数。', en: 'Bring in three years of data and reconcile totals.' },
    solution: { zh: '导入完成，核对无差异，差异报告已交客户。', en: 'Brought in and reconciled without a difference.' },
  },
];
export const REJECTIONS: readonly Both[] = [
  { zh: '下午又断了一次，请再来看', en: 'It dropped out again in the afternoon' },
  { zh: '还有一台没有处理', en: 'One device was left out' },
];
