export { api, client } from './client.ts';
export { pagesOf } from './pages-of.ts';
export { problemOf } from './problem.ts';
export { queryClient } from './query-client.ts';
export { onSessionEnded, sessionEnded, setSessionEnded } from './session-ended.ts';
export {
  attachmentUrl,
  auditUrl,
  convertArticle,
  exportUrl,
  postingsUrl,
  postPictureUrl,
  readOverrideRows,
  rejectedUrl,
  requestFileUrl,
  requestsUrl,
  saveExport,
  saveFilled,
  templateUrl,
  uploadAttachment,
  uploadImport,
  uploadPicture,
  uploadPostPicture,
  uploadRequestFile,
  uploadTemplate,
} from './streams.ts';
export { useChange } from './use-change.ts';
export { useMe, useTimeZone } from './use-me.ts';
