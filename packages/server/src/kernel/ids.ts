import { createHash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** A UUIDv7: sorts after whatever this process made before, in one millisecond and under a clock set back too (Node's own do not). */
export const newId = (): string => v7();

/** The id of nobody and nothing, where a key has no nulls. */
export const NIL_ID = '00000000-0000-0000-0000-000000000000';

/** A secret for a session, an API token, a calendar feed, a hook, a session of the portal, a link or a handshake that opens one: 256 random bits; only its hash is stored. */
export const newSecret = (prefix: 'fs' | 'ft' | 'fc' | 'fh' | 'fp' | 'fl' | 'fb'): string =>
  `${prefix}_${randomBytes(32).toString('base64url')}`;

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
