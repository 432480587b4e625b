import type { FileFaultReason } from './file-fault.ts';
import type { GuessReason } from './guess-mapping.ts';
import type { HeaderWarning } from './header-names.ts';
import type { ProblemCode } from './problem.ts';

/** Every code of this folder in words, `{{name}}` filled from the detail or params. For the fault table, the dry run and the rejected file. */
export const fileMessages: Readonly<
  Record<FileFaultReason | ProblemCode | HeaderWarning['code'] | GuessReason, { zh: string; en: string }>
> = {
  'file.empty': { zh: '文件是空的', en: 'The file is empty' },
  'file.too_large': { zh: '文件太大，上限为 {{limit}} 字节', en: 'The file is too large: the limit is {{limit}} bytes' },
  'file.expands_too_much': {
    zh: '压缩文件解压后过大，已停止读取',
    en: 'The packed file grows too large when unpacked; reading was stopped',
  },
  'file.too_many_rows': {
    zh: '行数超过上限 {{limit}}，请拆分后分次导入',
    en: 'More than {{limit}} rows: split the file and import the parts',
  },
  'file.too_many_columns': {
    zh: '第 {{line}} 行有 {{columns}} 列，上限为 {{limit}} 列',
    en: 'Row {{line}} has {{columns}} columns; the limit is {{limit}}',
  },
  'file.cell_too_long': {
    zh: '第 {{line}} 行有单元格过长，可能是引号没有配对',
    en: 'A cell in row {{line}} is too long; perhaps a quote is not closed',
  },
  'file.took_too_long': { zh: '读取文件超时，已停止', en: 'Reading the file took too long and was stopped' },
  'file.too_much_memory': {
    zh: '读取文件占用内存过多，请另存为 .csv 或拆分后再导入',
    en: 'Reading the file took too much memory: save it as .csv or split it',
  },
  'file.broken': { zh: '文件已损坏或不完整，请重新导出（{{why}}）', en: 'The file is damaged or incomplete: export it again ({{why}})' },
  'file.encrypted': { zh: '文件设有密码，请去掉密码后再导入', en: 'The workbook is locked: remove its password and import it again' },
  'file.kind_unsupported': {
    zh: '不支持这种文件（{{kind}}），请另存为 .xlsx 或 .csv',
    en: 'This kind of file ({{kind}}) is not supported: save it as .xlsx or .csv',
  },
  'file.html_table': {
    zh: '文件内容是网页表格而不是 Excel 表，请用 Excel 或 WPS 打开后另存为 .xlsx',
    en: 'This is a web page, not a workbook: open it in a spreadsheet program and save it as .xlsx',
  },
  'file.sheet_not_found': {
    zh: '没有名为“{{sheet}}”的工作表，现有：{{sheets}}',
    en: 'There is no sheet “{{sheet}}”; there are: {{sheets}}',
  },
  'file.quote_not_closed': { zh: '第 {{line}} 行附近的引号没有配对', en: 'A quote near line {{line}} is not closed' },
  'file.encoding_unknown': {
    zh: '无法判断文件的文字编码，请选择：{{choices}}',
    en: 'The text encoding is not clear; choose one of {{choices}}',
  },
  'file.encoding_mismatch': {
    zh: '文件内容与编码 {{encoding}} 不符，请选择其他编码',
    en: 'The file is not valid {{encoding}}; choose another encoding',
  },
  'file.aborted': { zh: '读取已取消', en: 'Reading was cancelled' },
  'mapping.invalid': { zh: '列对应有误：{{issues}}', en: 'The mapping is not valid: {{issues}}' },
  'mapping.column_missing': { zh: '文件中没有“{{column}}”这一列', en: 'The file has no column “{{column}}”' },
  'import.row.not_json': { zh: '这一行不是 JSON 对象', en: 'This line is not a JSON object' },
  'import.row.unknown_key': { zh: '出现了前面各行没有的字段“{{key}}”', en: 'The key “{{key}}” is not among those of the lines before' },
  'import.row.too_many_cells': {
    zh: '这一行有 {{cells}} 个单元格，多于表头的 {{columns}} 列',
    en: 'This row has {{cells}} cells, the header {{columns}} columns',
  },
  'import.row.refused_by_rule': { zh: '按规则不接受这一行（{{value}}）', en: 'A rule refuses this row ({{value}})' },
  'import.value.required': { zh: '必填，不能为空', en: 'Required, and empty' },
  'import.value.not_a_number': { zh: '“{{value}}”不是数字', en: '“{{value}}” is not a number' },
  'import.value.not_an_integer': { zh: '“{{value}}”不是整数', en: '“{{value}}” is not a whole number' },
  'import.value.precision_lost': {
    zh: '编号 {{value}} 超过 15 位，已被表格软件截断，请把该列设为文本后重新填写',
    en: 'The id {{value}} has more than 15 digits and was cut by the spreadsheet: set the column to text and enter it again',
  },
  'import.value.not_a_boolean': { zh: '“{{value}}”不是“是”或“否”', en: '“{{value}}” is neither yes nor no' },
  'import.value.not_a_date': { zh: '“{{value}}”不是日期', en: '“{{value}}” is not a date' },
  'import.value.date_ambiguous': {
    zh: '“{{value}}”分不清日和月，请在列对应中指定日期格式',
    en: 'Day and month of “{{value}}” are not clear: give the date format in the mapping',
  },
  'import.value.not_a_currency': { zh: '“{{value}}”不是币种', en: '“{{value}}” is not a currency' },
  'import.value.spreadsheet_error': { zh: '单元格公式出错：{{value}}', en: 'The formula of this cell failed: {{value}}' },
  'import.value.not_in_map': { zh: '“{{value}}”没有对应的取值', en: '“{{value}}” is not among the mapped values' },
  'import.header.no_rows': { zh: '没有读到任何数据', en: 'No rows were found' },
  'import.header.missing': { zh: '没有表头，列以字母命名', en: 'There is no header; columns are named by letter' },
  'import.header.blank': { zh: '{{column}} 列没有表头，暂称“{{name}}”', en: 'Column {{column}} has no header and is called “{{name}}”' },
  'import.header.doubled': {
    zh: '表头“{{header}}”重复，{{column}} 列改称“{{name}}”',
    en: 'The header “{{header}}” is doubled; column {{column}} is called “{{name}}”',
  },
  'import.guess.same_name': { zh: '与字段同名', en: 'Same name as the field' },
  'import.guess.synonym': { zh: '常见叫法', en: 'A usual name of the field' },
  'import.guess.part_of_name': { zh: '名称部分相同', en: 'Part of the name agrees' },
  'import.guess.values_fit': { zh: '内容相符', en: 'The values fit' },
  'import.guess.values_differ': { zh: '内容不太相符', en: 'The values hardly fit' },
};
