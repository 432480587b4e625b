/** Invented: no real product, and no real rule. Days count from today. */
export const WATCHED = [
  {
    ...{ kind: 'feature', title: '（演示）一键生成对比报告', detail: '选择两家单位，直接导出对比报告。', authority: null },
    ...{ decision: null, reason: null, answer: null, ago: 6, due: 3, effective: null },
  },
  {
    ...{ kind: 'feature', title: '（演示）移动端审批', detail: '在手机上审批数据导出。', authority: null },
    ...{ decision: 'answer', reason: '客户很少在手机上审批，先用话术应对', answer: '我们在企业微信里已能审批，无需另装应用。' },
    ...{ ago: 30, due: -2, effective: null },
  },
  {
    ...{ kind: 'regulation', title: '（演示）数据出境新规', detail: '跨境提供个人数据前须完成评估。', authority: '（演示）数据主管部门' },
    ...{ decision: 'watch', reason: '细则未出，等正式文本', answer: null, ago: 20, due: 25, effective: 60 },
  },
  {
    ...{
      kind: 'regulation',
      title: '（演示）行业评估指标调整',
      detail: '新增成果转化指标，数据口径变化。',
      authority: '（演示）行业主管部门',
    },
    ...{ decision: null, reason: null, answer: null, ago: 12, due: -1, effective: 90 },
  },
  {
    ...{ kind: 'feature', title: '（演示）免费试用六个月', detail: '新客户可以免费试用六个月。', authority: null },
    ...{ decision: 'nothing', reason: '与我们的客户群无关', answer: null, ago: 45, due: null, effective: null },
  },
] as const;
