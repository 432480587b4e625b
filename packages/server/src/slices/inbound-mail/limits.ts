import { MOST_ATTACHED_MB } from '@fulcrum/contract';

const MB = 1024 * 1024;
/** What the attachments of a mail may come to, read. */
export const MOST_ATTACHED_BYTES = MOST_ATTACHED_MB * MB;
/** Base64 makes 3 bytes into 4, and breaks them into lines: a larger mail holds more than may be attached, and is not read. */
export const MOST_RAW_BYTES = Math.ceil((MOST_ATTACHED_BYTES * 4 * 78) / (3 * 76)) + MB;
/** What is kept of such a mail: its headers, by which it is answered. */
export const HEAD_BYTES = 256 * 1024;
