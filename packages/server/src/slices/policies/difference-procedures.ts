import type { Both, PolicyChange, ProcedureItem, ProcedurePolicy, ProcedureStep } from '@fulcrum/contract';
import { changedTo, partsOf } from './difference-parts.ts';
import { both, changedName, named, none, sampleChange } from './difference-words.ts';
import {
  beginsWords,
  categoryWords,
  courseWords,
  departmentOf,
  departmentSentence,
  milestoneWords,
  stepSentence,
  timeWords,
  whoWords,
} from './procedure-words.ts';

type Department = ProcedurePolicy['departments'][number];

/** What tells two procedures apart: departments with who acts for them and their KPI, step by step, who approved it, and what it is for. */
export function procedureDifference(before: ProcedurePolicy, after: ProcedurePolicy): PolicyChange[] {
  const departments = partsOf('department', before.departments, after.departments, {
    added: (one) =>
      both(
        `新增部门${named(one.name).zh}：${departmentSentence(one).zh}`,
        `New department ${named(one.name).en}: ${departmentSentence(one).en}`,
      ),
    removed: ({ name }) => both(`删除部门${named(name).zh}`, `Department ${named(name).en} removed`),
    changed: changedDepartment,
    moved: both('部门的顺序有调整', 'Departments stand in another order'),
  });
  const steps = partsOf('step', before.steps, after.steps, {
    added: (step) =>
      both(
        `新增${placeOf(step, after).zh}：${stepSentence(step, after).zh}`,
        `New ${placeOf(step, after).en}: ${stepSentence(step, after).en}`,
      ),
    removed: (step) => both(`删除原${placeOf(step, before).zh}`, `Former ${placeOf(step, before).en} removed`),
    changed: (was, is) => changedStep(was, is, before, after),
    moved: both(`步骤的顺序改为：${order(after).zh}`, `Steps are now: ${order(after).en}`),
  });
  const head = [
    ...changedTo(both('批准', 'Approved'), approval(before.approved), approval(after.approved)),
    ...changedTo(both('类别', 'The category'), categoryWords(before.category), categoryWords(after.category)),
    ...changedTo(both('自动发起', 'What begins it'), beginsWords(before.beginsOn), beginsWords(after.beginsOn)),
    ...textChanges(both('目的', 'The purpose'), before.purpose, after.purpose),
    ...changedName(both('流程', 'The procedure '), before.name, after.name),
    ...sampleChange(before, after),
  ];
  return [...departments, ...steps, ...head.map((text): PolicyChange => ({ part: 'policy', id: null, what: 'changed', text }))];
}

const order = ({ steps }: ProcedurePolicy): Both =>
  both(steps.map(({ name }) => name.zh).join(' → '), steps.map(({ name }) => name.en).join(' → '));
const approval = (approved: ProcedurePolicy['approved']): Both =>
  approved ? both(`${approved.by}，自 ${approved.on} 起`, `${approved.by}, since ${approved.on}`) : none;
const placeOf = (step: ProcedureStep, { steps }: ProcedurePolicy): Both => {
  const place = steps.findIndex(({ id }) => id === step.id) + 1;
  return both(`第 ${place} 步${named(step.name).zh}`, `step ${place}, ${named(step.name).en}`);
};

/** A text in either language; the English one is told apart where the Chinese stays. */
function textChanges(what: Both, was: Both | undefined, is: Both | undefined): Both[] {
  const said = (text: string | undefined): Both => (text === undefined ? none : both(`“${text}”`, `“${text}”`));
  return [
    ...changedTo(what, said(was?.zh), said(is?.zh)),
    ...changedTo(both(`${what.zh}（英文）`, `${what.en} in English`), said(was?.en), said(is?.en)),
  ];
}

function changedDepartment(was: Department, is: Department): Both[] {
  const of = (zh: string, en: string): Both => both(`${named(is.name).zh}的${zh}`, `${named(is.name).en}: ${en}`);
  return [
    ...changedName(both('部门', 'Department '), was.name, is.name),
    ...changedTo(of('办理人', 'done by'), whoWords(was.who), whoWords(is.who)),
    ...textChanges(of('考核指标', 'KPI'), was.kpi, is.kpi),
  ];
}

function changedStep(was: ProcedureStep, is: ProcedureStep, before: ProcedurePolicy, after: ProcedurePolicy): Both[] {
  const place = placeOf(is, after);
  const of = (zh: string, en: string): Both => both(`${place.zh}的${zh}`, `${place.en.charAt(0).toUpperCase()}${place.en.slice(1)}: ${en}`);
  const kind = ({ approval: approves }: ProcedureStep): Both => (approves ? both('审批', 'an approval') : both('办理', 'work'));
  const taken = ({ accept }: ProcedureStep): Both => (accept === false ? both('不用接收', 'not needed') : both('要接收', 'needed'));
  return [
    ...changedName(both('步骤', 'Step '), was.name, is.name),
    // By its id: two departments may have one name.
    ...(was.department === is.department
      ? []
      : changedPlace(of('部门', 'department'), departmentOf(before, was.department), departmentOf(after, is.department))),
    ...changedTo(of('方式', 'kind'), kind(was), kind(is)),
    ...changedTo(of('期限', 'time'), timeWords(was.within), timeWords(is.within)),
    ...changedTo(of('转交', 'acceptance'), taken(was), taken(is)),
    ...changedTo(of('接收的期限', 'time to accept'), timeWords(was.acceptWithin), timeWords(is.acceptWithin)),
    ...textChanges(of('要做的事', 'what is to be done'), was.does, is.does),
    ...changedTo(of('里程碑', 'milestone'), milestoneWords(was.milestone), milestoneWords(is.milestone)),
    ...changedTo(of('课程', 'courses'), courseWords(was.courses), courseWords(is.courses)),
    ...changedItems(of, was.checklist ?? [], is.checklist ?? []),
  ];
}

/** Items of a checklist go by their ids, and are named where one is added, taken out or said otherwise. */
function changedItems(of: (zh: string, en: string) => Both, was: readonly ProcedureItem[], is: readonly ProcedureItem[]): Both[] {
  const head = of('检查项', 'checklist');
  const need = ({ required }: ProcedureItem): Both => (required ? both('必须完成', 'required') : both('可以不做', 'optional'));
  const about = ({ name }: ProcedureItem): Both => both(`${head.zh}${named(name).zh}`, `${head.en}, ${named(name).en}`);
  return partsOf('step', was, is, {
    added: (one) =>
      both(`${head.zh}增加${named(one.name).zh}（${need(one).zh}）`, `${head.en} has a new item, ${named(one.name).en} (${need(one).en})`),
    removed: (one) => both(`${head.zh}删除${named(one.name).zh}`, `${head.en} lacks ${named(one.name).en} now`),
    changed: (before, after) => [
      ...changedName(both(head.zh, `${head.en}, `), before.name, after.name),
      ...changedTo(about(after), need(before), need(after)),
    ],
    moved: both(`${head.zh}的顺序有调整`, `${head.en} stands in another order`),
  }).map(({ text }) => text);
}
const changedPlace = (what: Both, was: Both, is: Both): Both[] => {
  const told = changedTo(what, was, is);
  return told.length ? told : [both(`${what.zh}改为另一个${named(is).zh}`, `${what.en} is another ${named(is).en}`)];
};
