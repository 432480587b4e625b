import type { Socket } from 'node:net';
import { newId } from '../kernel/ids.ts';

const TITLES: Record<string, { status: number; text: string; title: string }> = {
  HPE_HEADER_OVERFLOW: { status: 431, text: 'Request Header Fields Too Large', title: 'The address or the headers are too long' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, text: 'Request Timeout', title: 'The request took too long to arrive' },
};
const MALFORMED = { status: 400, text: 'Bad Request', title: 'This is not a request that HTTP knows' };

/** Answers what is no HTTP request at all, or too long a one: nothing of it was read, so neither its language nor its path is known. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const { status, text, title } = TITLES[error.code ?? ''] ?? MALFORMED;
  const body = JSON.stringify({ type: 'urn:fulcrum:fault:input.invalid', title, status, code: 'input.invalid', requestId: newId() });
  socket.end(
    `HTTP/1.1 ${status} ${text}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
