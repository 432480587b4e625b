import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto';

/** A UUIDv7: sorts by the time of its making. */
export const newId = (): string => randomUUIDv7();

/** A secret for a session or an API token: 256 random bits; only its hash is stored. */
export const newSecret = (prefix: 'fs' | 'ft'): string => `${prefix}_${randomBytes(32).toString('base64url')}`;

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
