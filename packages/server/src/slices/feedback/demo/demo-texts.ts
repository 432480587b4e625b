import type { Both } from '@fulcrum/contract';

export interface DemoItem {
  kind: 'problem' | 'need';
  title: Both;
  area: 'fault' | 'operation' | 'management';
  cause: string;
  severity: 'critical' | 'high' | 'normal' | 'low';
}
const item = (
  kind: DemoItem['kind'],
  area: DemoItem['area'],
  cause: string,
  severity: DemoItem['severity'],
  zh: string,
  en: string,
): DemoItem => ({
  ...{ kind, area, cause, severity, title: { zh, en } },
});

/** Synthetic: what customers of any trade ask of a product. */
export const DEMO_ITEMS: readonly DemoItem[] = [
  item('need', 'management', 'missing', 'normal', '按部门批量导出报表', 'Export reports by department in bulk'),
  item('problem', 'fault', 'performance', 'high', '月初打开统计页要等十几秒', 'Statistics take over ten seconds at the start of a month'),
  item('need', 'management', 'missing', 'normal', '与统一身份认证对接单点登录', 'Sign in once through the central directory'),
  item('problem', 'fault', 'defect', 'critical', '断网恢复后数据重复提交', 'Data is handed in twice after the network comes back'),
  item('problem', 'operation', 'documentation', 'low', '找不到修改通知模板的说明', 'No description of how notices are changed'),
  item('need', 'management', 'regulation', 'high', '按新规保留操作日志六个月以上', 'Keep the log for six months as the new rule asks'),
  item('problem', 'fault', 'defect', 'normal', '手机上表格最后一列被遮住', 'The last column is hidden on phones'),
  item('need', 'management', 'usability', 'normal', '审批意见可以选常用语', 'Choose from common words when approving'),
  item('problem', 'operation', 'usability', 'normal', '导入时不知道哪一行出错', 'One cannot tell which row of an import is wrong'),
  item('need', 'management', 'missing', 'low', '首页可以自选要看的指标', 'Choose the figures of the first page'),
  item('problem', 'fault', 'data', 'high', '两张报表的合计对不上', 'The totals of two reports differ'),
  item('need', 'management', 'missing', 'normal', '按岗位设置数据查看范围', 'Set what each post may see'),
  item('problem', 'operation', 'configuration', 'normal', '新员工开通账号步骤太多', 'It takes many steps to add a new colleague'),
  item('need', 'management', 'missing', 'high', '提供接口把结果写回业务系统', 'Write results back to other systems by API'),
  item('problem', 'fault', 'defect', 'normal', '打印时页眉缺少单位名称', 'Printed pages lack the name of the organisation'),
  item('need', 'management', 'missing', 'low', '到期前自动提醒多个联系人', 'Remind several people before something ends'),
  item(
    'problem',
    'operation',
    'documentation',
    'normal',
    '不清楚撤回之后流程从哪一步继续',
    'Where a withdrawn procedure goes on is not said',
  ),
  item('need', 'management', 'missing', 'normal', '附件支持在线预览', 'Preview attachments without download'),
  item('problem', 'fault', 'performance', 'normal', '同时在线人数多时搜索变慢', 'Search slows down when many are online'),
  item('need', 'management', 'regulation', 'normal', '证件号码默认脱敏显示', 'Mask identity numbers by default'),
  item('problem', 'fault', 'defect', 'high', '跨年数据统计少算一天', 'A day is missing from figures over the new year'),
  item('need', 'management', 'missing', 'low', '深色界面', 'A dark theme'),
  item('problem', 'operation', 'usability', 'low', '筛选条件关闭页面后不保留', 'Filters are gone when the page is closed'),
  item('need', 'management', 'missing', 'normal', '同一页对比两个学期或年度', 'Compare two terms or years on one page'),
];
