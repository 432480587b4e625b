import type { INTERACTION_KINDS } from '@fulcrum/contract';

export type InteractionKind = (typeof INTERACTION_KINDS)[number];

/** Kinds in which both sides speak; only these can meet a cadence. A message or a mail is one-way unless its author says otherwise. */
export const TWO_WAY_KINDS = ['visit', 'call', 'meeting', 'training', 'event'] as const satisfies readonly InteractionKind[];

export const twoWayByKind = (kind: InteractionKind): boolean => (TWO_WAY_KINDS as readonly string[]).includes(kind);
