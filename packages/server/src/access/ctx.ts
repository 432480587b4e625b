import type { EventName, Events, Language } from '@fulcrum/contract';
import type { Db } from '../db/database.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { askInternet, postToInternet } from '../kernel/outbound.ts';
import type { Actor } from './actor.ts';

export interface Organisation {
  name: string;
  language: Language;
  timeZone: string;
  baseCurrency: string;
  template: string | null;
}

/** Where a call came from, for audit and lockout. */
export interface Origin {
  via: 'web' | 'rest' | 'cli' | 'job' | 'mcp';
  requestId: string;
  address: string | null;
  agent: string | null;
}

/** What a verb that reads is given. */
export interface Ctx {
  db: Db;
  actor: Actor;
  origin: Origin;
  clock: Clock;
  /** The moment of this call, ISO 8601; every statement of the call uses it. */
  now: string;
  /** Today in the installation's time zone. */
  today: string;
  language: Language;
  /** Null until the installation is set up. */
  organisation: Organisation | null;
  log: Log;
  services: Services;
}

/** Long-lived things that verbs may need beside the transaction. */
export interface Services {
  /** The pool itself, for what must outlive a refused call (a failed sign-in) or stream (uploads, exports). */
  root: Db;
  /** Seals secrets at rest. */
  seal(plain: string): string;
  unseal(sealed: string): string;
  templatesDir: string;
  secureCookies: boolean;
  /** Posts JSON to an address of the internet; tests put a network of their own in its place. */
  postOutside?: typeof postToInternet;
  /** Asks an address of the internet; tests as above. */
  askOutside?: typeof askInternet;
  /** The largest file that may be kept with an account, MB; 50 when absent. */
  attachmentMb?: number;
}

export interface AuditRecord {
  action: string;
  entity: string;
  entityId?: string | null;
  before?: unknown;
  after?: unknown;
  note?: string;
  /** Who it was, where the caller becomes somebody only by this call: signing in, setting up. */
  by?: Pick<Actor, 'kind' | 'userId' | 'name'>;
}

export interface Handshake {
  secret: string | undefined;
  set(secret: string, expiresAt: string): void;
  clear(): void;
}

/** What a verb that writes is given: `db` is the call's one transaction. */
export interface WriteCtx extends Ctx {
  /** Every mutation records what it did; a call that ends without a record is a bug and is rolled back. */
  record(entry: AuditRecord): Promise<void>;
  /** Tells higher slices, in the same commit. */
  emit<E extends EventName>(event: E, payload: Events[E], accountId?: string): Promise<void>;
  /** Adds a job in the same commit. */
  enqueue(job: string, payload: Record<string, unknown>, options?: { key?: string }): Promise<void>;
  /** Sets or clears the session cookie of the caller, when the caller has cookies. */
  session: { set(token: string, expiresAt: string): void; clear(): void };
  /** What a browser keeps while its person signs in elsewhere: who comes back with another, or none, did not leave from here. */
  handshake: Handshake;
}
