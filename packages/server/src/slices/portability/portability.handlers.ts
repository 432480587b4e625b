import type { Handlers, StreamHandlers } from '../../access/index.ts';
import { cancelImport } from './cancel-import.ts';
import { checkImport } from './check-import.ts';
import { commitImport } from './commit-import.ts';
import { getTemplate, listPlaceholders, listTemplates, removeTemplate, sendTemplate, uploadTemplate } from './excel-templates.ts';
import { exportChosen, exportList } from './export.ts';
import { decideConflicts, listConflicts } from './import-conflicts.ts';
import { getImport, importFields, importProblems, listImports } from './list-imports.ts';
import { overrideRows } from './override-rows.ts';
import { rejected } from './rejected.ts';
import { listMappings, saveMapping } from './save-mapping.ts';
import { upload } from './upload.ts';

export const importsHandlers: Handlers<'imports'> = {
  list: listImports,
  get: getImport,
  fields: importFields,
  mappings: listMappings,
  saveMapping,
  check: checkImport,
  commit: commitImport,
  cancel: cancelImport,
  problems: importProblems,
  conflicts: listConflicts,
  decide: decideConflicts,
};

export const importStreamHandlers: Pick<StreamHandlers, 'upload' | 'rejected' | 'overrideRows'> = { upload, rejected, overrideRows };
export const exportHandlers: Pick<StreamHandlers, 'export' | 'exportChosen'> = {
  export: (ctx, input) => exportList(ctx, input),
  exportChosen,
};
export const excelTemplateHandlers: Handlers<'excelTemplates'> = {
  list: listTemplates,
  get: getTemplate,
  placeholders: listPlaceholders,
  remove: removeTemplate,
};
export const excelTemplateStreamHandlers: Pick<StreamHandlers, 'excelTemplateUpload' | 'excelTemplateFile'> = {
  excelTemplateUpload: uploadTemplate,
  excelTemplateFile: sendTemplate,
};
