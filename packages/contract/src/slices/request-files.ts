import * as z from 'zod';
import { streamEndpoint } from '../endpoint.ts';
import { Id, Text } from '../shapes.ts';

/** Of one file that goes with what is said in a request, in megabytes. */
export const MOST_REQUEST_FILE_MB = 20;
/** Of one thing that is said. */
export const MOST_REQUEST_FILES = 10;

/** A file as it hangs on what was said. */
export const RequestFile = z.strictObject({ id: Id, name: z.string(), mediaType: z.string(), bytes: z.number().int() });
export type RequestFile = z.infer<typeof RequestFile>;
/** Files that the caller sent up before, and says this with. */
export const FileIds = z.array(Id).max(MOST_REQUEST_FILES).default([]);

const upload = {
  stream: 'in',
  method: 'POST',
  query: z.strictObject({ name: Text }),
  output: RequestFile,
} as const;
const download = { stream: 'out', method: 'GET', query: z.strictObject({ id: Id, fileId: Id }), output: z.never() } as const;

export const requestFileStreams = {
  requestFileUpload: streamEndpoint({
    ...upload,
    path: '/service-requests/files',
    summary: 'Send up a file to answer or note with; its bytes are the body. What it is said with takes it along within a day',
    needs: 'requests.write',
  }),
  requestFile: streamEndpoint({
    ...download,
    path: '/service-requests/{id}/files/{fileId}',
    summary: 'The bytes of a file of a request, to be saved',
    needs: 'requests.read',
  }),
  portalFileUpload: streamEndpoint({
    ...upload,
    path: '/portal/files',
    summary: 'Send up a file to ask or reply with; its bytes are the body',
    needs: 'portal',
  }),
  portalFile: streamEndpoint({
    ...download,
    path: '/portal/requests/{id}/files/{fileId}',
    summary: 'The bytes of a file of my request, to be saved',
    needs: 'portal',
  }),
};
