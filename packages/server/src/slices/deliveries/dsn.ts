import { statusIn } from './bounce.ts';

/** One address of a report on mail that did not arrive (RFC 3464). */
export interface Failed {
  address: string;
  status: string;
  reason: string;
}
export interface Report {
  /** Ours that it may be about: what stands before the @ in every Message-ID of the report, its own included. */
  messageIds: string[];
  failed: Failed[];
}

const LONGEST_REASON = 300;
const MOST_ADDRESSES = 100;
const UUID = /^message-id:\s*<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/gim;
/** `rfc822; someone@example.com`: what stands before the semicolon is the kind. */
const saidIn = (field: string | undefined): string => (field ?? '').replace(/^[^;]*;/, '').trim();

/** The fields of a block, folded lines put together; the first of a name counts. */
function fieldsOf(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const at = line.indexOf(':');
    const name = line.slice(0, at).trim().toLowerCase();
    if (at > 0 && !fields.has(name)) fields.set(name, line.slice(at + 1).trim());
  }
  return fields;
}

/** What stands in the part of the machine-readable status; the whole where there is no such part. */
function statusPart(message: string): string {
  const from = /^content-type:\s*message\/(?:global-)?delivery-status/im.exec(message);
  if (!from) return '';
  const rest = message.slice(from.index);
  const body = rest.slice(/\r?\n\r?\n/.exec(rest)?.index ?? rest.length);
  return body.split(/^--\S/m, 1)[0] ?? '';
}

/** Reads a report as a mail server sends it back; of whom it says `failed`, nothing of whom it says that mail is only late. */
export function readReport(message: string): Report {
  const failed = statusPart(message)
    .split(/\r?\n(?:[ \t]*\r?\n)+/)
    .map(fieldsOf)
    .flatMap((fields): Failed[] => {
      const address = saidIn(fields.get('final-recipient')) || saidIn(fields.get('original-recipient'));
      const status = statusIn(fields.get('status') ?? '');
      if (!address || !status || fields.get('action')?.toLowerCase() !== 'failed') return [];
      const reason = saidIn(fields.get('diagnostic-code')).slice(0, LONGEST_REASON) || status;
      return [{ address: address.replace(/^<|>$/g, ''), status, reason }];
    })
    .slice(0, MOST_ADDRESSES);
  return { messageIds: [...new Set([...message.matchAll(UUID)].map(([, id]) => id!.toLowerCase()))], failed };
}
