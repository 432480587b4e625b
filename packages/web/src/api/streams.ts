import {
  type Attachment,
  CallFailed,
  type EXPORT_ENTITIES,
  type ExcelTemplate,
  type Import,
  isProblem,
  type OverrideRow,
  type PostPicture,
  type RequestFile,
} from '@fulcrum/contract';

/** Sends a file as the body of a call, telling how much has left. */
function sendFile<T>(path: string, query: Record<string, string>, file: File, onProgress: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1${path}?${new URLSearchParams(query)}`);
    request.setRequestHeader('accept-language', document.documentElement.lang);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = (event) => onProgress(event.total ? event.loaded / event.total : 0);
    request.onerror = () => reject(new TypeError('no answer'));
    request.onload = () => {
      if (request.status < 300) resolve(request.response as T);
      else reject(isProblem(request.response) ? new CallFailed(request.response) : new TypeError(`answer ${request.status}`));
    };
    request.send(file);
  });
}

export const uploadImport = (file: File, entity: Import['entity'], onProgress: (share: number) => void): Promise<Import> =>
  sendFile('/imports', { name: file.name, entity }, file, onProgress);
export const uploadAttachment = (file: File, accountId: string, onProgress: (share: number) => void): Promise<Attachment> =>
  sendFile('/attachments', { name: file.name, accountId }, file, onProgress);
/** A file to say something with, at the desk or in the portal. */
export const uploadRequestFile = (side: 'desk' | 'portal', file: File, onProgress: (share: number) => void): Promise<RequestFile> =>
  sendFile(side === 'desk' ? '/service-requests/files' : '/portal/files', { name: file.name }, file, onProgress);
/** A picture to ask or answer with in a community. */
export const uploadPostPicture = (side: 'desk' | 'portal', file: File, onProgress: (share: number) => void): Promise<PostPicture> =>
  sendFile(side === 'desk' ? '/community-questions/pictures' : '/portal/questions/pictures', { name: file.name }, file, onProgress);
/** A picture that an article will show; of one that is not saved yet it waits for that. */
export const uploadPicture = (file: File, articleId: string | undefined): Promise<{ id: string; url: string }> =>
  sendFile(articleId ? `/articles/${articleId}/images` : '/articles/images', { name: file.name }, file, () => undefined);
/** A file as the text of an article. */
export const convertArticle = (file: File): Promise<{ title: string; text: string; warnings: string[] }> =>
  sendFile('/articles/convert', { name: file.name }, file, () => undefined);
/** The rows of a list of levels to give by hand, as the file has them. */
export const readOverrideRows = (file: File): Promise<{ rows: OverrideRow[] }> =>
  sendFile('/overrides/rows', { name: file.name }, file, () => undefined);

/** The bytes of a file kept with an account: shown in place where that is safe, or saved. */
export const attachmentUrl = ({ id, accountId }: Pick<Attachment, 'id' | 'accountId'>, inline: boolean): string =>
  `/api/v1/attachments/${id}/content?${new URLSearchParams({ accountId, ...(inline ? { inline: 'true' } : {}) })}`;
/** The bytes of a file of a request, to be saved. */
export const requestFileUrl = (side: 'desk' | 'portal', requestId: string, fileId: string): string =>
  `/api/v1/${side === 'desk' ? 'service-requests' : 'portal/requests'}/${requestId}/files/${fileId}`;
/** A picture of a question or an answer, shown in place. */
export const postPictureUrl = (side: 'desk' | 'portal', questionId: string, pictureId: string): string =>
  `/api/v1/${side === 'desk' ? 'community-questions' : 'portal/questions'}/${questionId}/pictures/${pictureId}`;
/** What of a filter is given, as a query. */
const given = (filter: Record<string, string | undefined>): URLSearchParams =>
  new URLSearchParams(Object.entries(filter).filter((each): each is [string, string] => each[1] !== undefined));
/** Requests of a list as a file, narrowed as the list is. */
export function requestsUrl(filter: Record<string, string | undefined>): string {
  return `/api/v1/service-requests/export?${given(filter)}`;
}
/** The address of a download; the browser saves it. */
export const exportUrl = (entity: (typeof EXPORT_ENTITIES)[number], query: Record<string, string>): string =>
  `/api/v1/exports/${entity}?${new URLSearchParams(query)}`;
/** The log as a file, narrowed as the page is. */
export function auditUrl(filter: Record<string, string | undefined>): string {
  return `/api/v1/audit/export?${given(filter)}`;
}

/** The posting list as a workbook, of one state or whole. */
export const postingsUrl = (state: string | undefined): string =>
  `/api/v1/postings/export${state ? `?${new URLSearchParams({ state })}` : ''}`;

type Entity = (typeof EXPORT_ENTITIES)[number];

/** Fetches a file and hands it to the browser, so that a refusal can be told on the page. */
async function save(url: string, init: RequestInit, fallback: string): Promise<void> {
  const headers = { ...init.headers, 'accept-language': document.documentElement.lang };
  const answer = await fetch(url, { ...init, headers });
  if (!answer.ok) {
    const problem: unknown = await answer.json().catch(() => null);
    throw isProblem(problem) ? new CallFailed(problem) : new TypeError(`answer ${answer.status}`);
  }
  const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name ? decodeURIComponent(name) : fallback;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Exports the rows chosen, by their ids, and hands the file to the browser. */
export const saveExport = (entity: 'accounts' | 'orders', ids: string[], query: Record<string, string>): Promise<void> =>
  save(
    exportUrl(entity, query),
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ids }) },
    `${entity}.${query.format ?? 'csv'}`,
  );

/** Fills a template with what the query asks for. */
export const saveFilled = (entity: Entity, template: string, query: Record<string, string>): Promise<void> =>
  save(exportUrl(entity, { ...query, format: 'xlsx', template }), {}, `${entity}.xlsx`);
export const uploadTemplate = (
  file: File,
  { entity, layout, replace }: Pick<ExcelTemplate, 'entity' | 'layout'> & { replace: boolean },
): Promise<ExcelTemplate> =>
  sendFile('/excel-templates', { entity, layout, fileName: file.name, ...(replace ? { replace: 'true' } : {}) }, file, () => {});
export const templateUrl = (id: string): string => `/api/v1/excel-templates/${id}/file`;
export const rejectedUrl = (importId: string): string => `/api/v1/imports/${importId}/rejected`;
