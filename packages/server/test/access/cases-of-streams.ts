// For tests: one valid call of every stream. One without a line here fails `every-call.test.ts` by name: add one.
import { type Call, made, NEVER, open } from './call.ts';

export const STREAM_CASES: Record<string, Call> = {
  export: open({ entity: 'accounts', format: 'csv' }),
  upload: open({ name: 'a.csv', entity: 'accounts' }),
  // Its body is a list of levels; the walk sends other lines.
  overrideRows: open({ name: 'a.csv' }, 'override.columns'),
  // The walk sends lines, which are no workbook.
  excelTemplateUpload: open({ entity: 'accounts', fileName: 'a.xlsx' }, 'workbook.unreadable'),
  excelTemplateFile: open({ id: NEVER }, 'resource.not_found'),
  // Its body lists ids as JSON; the walk sends lines.
  exportChosen: open({ entity: 'accounts', format: 'csv' }, 'input.invalid'),
  articleConvert: open({ name: 'a.txt' }, 'article.file_kind'),
  articleImage: open({ id: NEVER, name: 'a.png' }, 'resource.not_found'),
  // The walk sends lines, which are no picture.
  articleImageUpload: open({ name: 'a.png' }, 'file.no_picture'),
  articlePicture: open({ id: NEVER }, 'resource.not_found'),
  attach: open(({ accountId }) => ({ accountId, name: 'a.txt' })),
  attachment: open(({ accountId }) => ({ accountId, id: NEVER }), 'resource.not_found'),
  requestFileUpload: open({ name: 'a.txt' }),
  requestFile: open(({ requestIds }) => ({ id: requestIds.open, fileId: NEVER }), 'resource.not_found'),
  // The walk sends lines, which are no picture.
  communityPictureUpload: open({ name: 'a.png' }, 'file.no_picture'),
  communityPicture: open(({ communityIds }) => ({ id: communityIds.question, pictureId: NEVER }), 'resource.not_found'),
  portalCommunityPictureUpload: open({ name: 'a.png' }),
  portalCommunityPicture: open({ id: NEVER, pictureId: NEVER }),
  portalFileUpload: open({ name: 'a.txt' }),
  portalFile: open({ id: NEVER, fileId: NEVER }),
  portalPicture: open({ id: NEVER }, 'access.sign_in'),
  inboundMail: open({ id: NEVER }, 'resource.not_found'),
  rejected: made(({ importId }) => ({ id: importId })),
  auditExport: open(),
  postingsExport: open(),
  requestsExport: open(),
  portalUsageFile: open(),
  // Lines that are none of usage are refused one by one, in the answer.
  usageBulk: open(),
};
