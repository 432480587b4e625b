import type { Client } from './client.ts';
import type { Answer, Call } from './command.ts';

/** A policy by the id that it is stored under, or its text. */
export type PolicySource = { id: string } | { yaml: string };

/** Simulates a policy as of a day, today unless one is given, for people and as JSON. */
export type Simulator = (call: Call<unknown>, client: Client, of: PolicySource & { asOf?: string }) => Promise<Answer>;
