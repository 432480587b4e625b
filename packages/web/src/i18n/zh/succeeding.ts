export const succeeding = {
  eyebrow: '成功计划 · 截至 {{date}}',
  answer: {
    loading: '正在统计成功计划…',
    none_other: '近一年没有到期的成功计划，{{count}} 份正在进行',
    some_other: '近一年到期的 <nw><em>{{count}}</em> 份成功计划</nw>，客户确认达成 <nw><em>{{reached}}</em> 份</nw>（<em>{{share}}</em>）',
  },
  sub: '部分达成 {{partly}} 份，未达成 {{missed}} 份，{{waiting}} 份到期后还没有请客户确认，按未达成计。',
  subNone: '成功计划写明客户的目标、双方的行动，结果由客户的一位联系人确认。',
  views: '成功计划视图',
  view: { running: '进行中', waiting: '待客户确认', ended: '已了结' },
  nothing: {
    running: '没有进行中的成功计划',
    waiting: '没有待确认的成功计划',
    ended: '还没有了结的成功计划',
    detail: '成功计划在客户页的“成功计划”里添加。',
  },
  column: { plan: '计划', customer: '客户', due: '到期', actions: '行动', owner: '负责人', state: '结果' },
  actions: '{{done}} / {{count}} 项完成',
  late_other: '{{count}} 项逾期',
  state: { open: '进行中', waiting: '待确认', reached: '达成', partly: '部分达成', missed: '未达成' },
  empty: {
    plans: '还没有成功计划。写下客户的目标、怎样算达成、什么时候到期。',
    actions: '还没有行动。我方和客户方各做什么，各由谁、何时完成。',
    campaigns: '还没有登记客户自己的活动，例如评估、校庆、开学，便于借势或避让。',
  },
};
