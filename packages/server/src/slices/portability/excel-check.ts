import type { Both } from '@fulcrum/contract';
import { type Ctx, may } from '../../access/index.ts';
import { type Block, findBlock, type Marked, type Template } from '../../files/index.ts';
import { Fault, type FaultIssue } from '../../kernel/fault.ts';
import type { Names } from './excel-names.ts';

export type Layout = 'list' | 'card';
export interface PlaceProblem {
  sheet: string;
  cell: string;
  code: string;
  message: string;
}
export interface Checked {
  problems: PlaceProblem[];
  /** Rows that repeat; null in a card. */
  block: Omit<Block, 'copies'> | null;
}

const TEXTS = {
  braces: { zh: '花括号不成对，请写成 {{名称}}', en: 'The braces do not pair: write {{name}}' },
  formula: {
    zh: '公式里不能放占位符，请改放在单独的单元格并引用它',
    en: 'A formula cannot hold a placeholder: put it in a cell of its own and refer to that',
  },
  unknown: { zh: '没有“{{name}}”可填{{hint}}', en: 'There is nothing called “{{name}}” to fill in{{hint}}' },
  near: { zh: '，是否指“{{near}}”？', en: ': did you mean “{{near}}”?' },
  pick: { zh: '，请从可用占位符中复制', en: ': copy one of the placeholders that can be used' },
  notYours: {
    zh: '您的角色不能查看“{{name}}”，请让管理员导出，或换用不含它的模板',
    en: 'Your role may not read “{{name}}”: ask an administrator to export, or use a template without it',
  },
  apart: {
    zh: '重复的行只能是一处相连的行，第一处在 {{where}}；请移到那里，或改用文件级占位符',
    en: 'Rows can repeat in one place only, and the first is at {{where}}: move it there, or use a placeholder of the file',
  },
  noRow: {
    zh: '没有按记录重复的行，请在一行中放入如 {{example}} 的占位符；只填一个客户的表请选“客户卡”',
    en: 'No row repeats for records: put a placeholder such as {{example}} in one; for a form of one customer choose “card”',
  },
  noMark: { zh: '没有占位符，请放入如 {{example}} 的占位符', en: 'There is no placeholder: put one in, such as {{example}}' },
} as const satisfies Record<string, Both>;

/** Everything that keeps a template from being filled, by sheet and cell, in the reader's language. */
export function checkTemplate(ctx: Pick<Ctx, 'actor' | 'language'>, template: Template, names: Names, layout: Layout): Checked {
  const say = (code: keyof typeof TEXTS, values: Record<string, string> = {}) =>
    TEXTS[code][ctx.language].replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
  const at = (
    { sheet, cell }: Pick<Marked, 'sheet' | 'cell'>,
    code: keyof typeof TEXTS,
    values?: Record<string, string>,
  ): PlaceProblem => ({
    ...{ sheet, cell, code, message: say(code, values) },
  });
  const problems = template.marked.flatMap((mark) => [
    ...(mark.fault ? [at(mark, mark.fault)] : []),
    ...mark.names.flatMap((name) => {
      const found = names.find(name);
      const near = found ? null : names.near(name, ctx.language);
      if (!found) return [at(mark, 'unknown', { name, hint: near === null ? say('pick') : say('near', { near }) })];
      return found.group === 'account' && !may(ctx.actor, 'metrics.read') ? [at(mark, 'notYours', { name })] : [];
    }),
  ]);
  const ofRecord = (name: string) => layout === 'list' && (names.find(name)?.group ?? 'file') !== 'file';
  const { block, apart } = findBlock(template, ofRecord);
  const start = { sheet: template.sheets[0]?.name ?? '', cell: 'A1' };
  const example = `{{${names.items[0]?.label[ctx.language] ?? 'code'}}}`;
  if (block) problems.push(...apart.map((mark) => at(mark, 'apart', { where: `${block.sheet}!${block.first}` })));
  else if (problems.length === 0 && layout === 'list') problems.push(at(start, 'noRow', { example }));
  else if (problems.length === 0 && template.marked.length === 0) problems.push(at(start, 'noMark', { example }));
  return { problems, block };
}

const MOST_TOLD = 200;
/** The same as one refusal, whose issues are the places. */
export function placesFault(reason: 'workbook.marks' | 'workbook.cannot_fill', problems: readonly PlaceProblem[]): Fault {
  const issues = problems.slice(0, MOST_TOLD).map(({ sheet, cell, code, message }): FaultIssue => ({ path: [sheet, cell], code, message }));
  const [first] = problems;
  const told = first ? `${first.sheet}!${first.cell} ${first.message}` : '';
  return new Fault('invalid', reason, { count: problems.length, first: told }, issues);
}
