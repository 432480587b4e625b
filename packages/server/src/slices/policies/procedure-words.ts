import { type Both, type ProcedurePolicy, type ProcedureStep, type ProcedureTime, type Role, SIGNED_KINDS } from '@fulcrum/contract';
import { both, named, none } from './difference-words.ts';

type Department = ProcedurePolicy['departments'][number];
const WHO: Record<Role | 'owner', Both> = {
  owner: both('客户负责人', 'the owner of the customer'),
  administrator: both('系统管理员', 'an administrator'),
  operations_lead: both('运营主管', 'the operations lead'),
  csm: both('客户成功经理', 'the CSM'),
  sales_lead: both('销售主管', 'the sales lead'),
  sales: both('销售', 'sales'),
  marketing: both('市场', 'marketing'),
  service_lead: both('服务主管', 'the service lead'),
  agent: both('客服', 'an agent'),
  provider: both('服务提供方', 'a provider'),
  product: both('产品', 'product'),
  executive: both('管理层', 'an executive'),
  viewer: both('只读', 'a viewer'),
  customer_user: both('客户用户', 'a customer user'),
};
export const whoWords = (who: Department['who']): Both => WHO[who];
export const timeWords = ({ unit, count }: ProcedureTime): Both =>
  unit === 'hours'
    ? both(`${count} 个工作小时`, `${count} working hour${count === 1 ? '' : 's'}`)
    : both(`${count} 个工作日`, `${count} working day${count === 1 ? '' : 's'}`);
export const categoryWords = (category: ProcedurePolicy['category']): Both =>
  category === 'project_start' ? both('项目启动', 'the start of a project') : both('一般', 'general');
/** 签订单独合同、框架合同时（产品 P-1、P-2）. */
export function beginsWords(beginsOn: ProcedurePolicy['beginsOn']): Both {
  if (!beginsOn) return both('由人发起', 'people alone');
  const { kinds, products } = beginsOn.signed;
  const names = kinds.map((kind) => SIGNED_KINDS[kind]);
  const of = products ? both(`（产品 ${products.join('、')}）`, ` of ${products.join(', ')}`) : both('', '');
  return both(
    `签订${names.map(({ zh }) => zh).join('、')}时${of.zh}`,
    `the signing of a contract (${names.map(({ en }) => en).join(', ')})${of.en}`,
  );
}
export function milestoneWords(milestone: ProcedureStep['milestone']): Both {
  if (!milestone) return none;
  const { by, firstValue } = milestone;
  const value = firstValue ? both('，首次价值', ', first value') : both('', '');
  return both(`启动后 ${by} 天${value.zh}`, `${by} day${by === 1 ? '' : 's'} after the beginning${value.en}`);
}
export const courseWords = (courses: ProcedureStep['courses']): Both =>
  courses?.length ? both(courses.join('、'), courses.join(', ')) : none;
export const departmentOf = ({ departments }: ProcedurePolicy, id: string): Both =>
  departments.find((one) => one.id === id)?.name ?? both(id, id);

/** 由销售部（销售）办理，考核“按期回款率”. */
export const departmentSentence = ({ who, kpi }: Department): Both =>
  both(`由${WHO[who].zh}办理，考核${named(kpi).zh}`, `done by ${WHO[who].en}, measured by ${named(kpi).en}`);

/** 客户服务部 1 个工作小时内接收，2 个工作日内完成：给出原因. */
export function stepSentence(step: ProcedureStep, of: ProcedurePolicy): Both {
  const department = departmentOf(of, step.department);
  const within = timeWords(step.within);
  const accept = timeWords(step.acceptWithin);
  const items = step.checklist ?? [];
  const list = items.length
    ? both(`；检查：${items.map(({ name }) => name.zh).join('、')}`, `; checks: ${items.map(({ name }) => name.en).join(', ')}`)
    : both('', '');
  const does = both(`${step.does ? `：${step.does.zh}` : ''}${list.zh}`, `${step.does ? `: ${step.does.en}` : ''}${list.en}`);
  if (step.approval)
    return both(`${department.zh}在 ${within.zh}内审批${does.zh}`, `${department.en} approves within ${within.en}${does.en}`);
  if (step.accept === false)
    return both(
      `${department.zh}不用接收，${within.zh}内完成${does.zh}`,
      `${department.en} does it within ${within.en}, without accepting${does.en}`,
    );
  return both(
    `${department.zh} ${accept.zh}内接收，${within.zh}内完成${does.zh}`,
    `${department.en} accepts within ${accept.en} and does it within ${within.en}${does.en}`,
  );
}
