import type { Actor } from '../../src/access/index.ts';
import type { Side, World } from './world.ts';

/** For tests: one valid call of an operation, and what comes of it. */
export interface Call {
  input(of: Side, world: World, person: Actor): object;
  /** `account`: of a record below an account, found by who meets it. `task`: found by its owner too. `creator`: found by who made it, and by who may see everybody's.
   * `held`: in the owner's own hands: found by them and by who meets the account, done by them alone, or by who leads the account. `ours`: of no account,
   * found by who reads accounts at all. */
  of: 'account' | 'task' | 'creator' | 'held' | 'ours' | 'nothing';
  /** Of what is in somebody's hands: what it comes to for others who find it. */
  others?: string;
  /** Whether who assigns the account may do it for them. */
  leads?: boolean;
  /** Which rule finds the record; else by the operation: a query reads, a mutation writes. */
  use?: 'reads' | 'writes';
  /** What a call on a record out of sight comes to, when not to not_found. */
  unseen?: string;
  /** What a permitted call comes to, when not to an answer. */
  comesTo?: string;
}
/** On a record that hangs on an account. */
export const at = (input: Call['input'], more: Partial<Call> = {}): Call => ({ input, of: 'account', ...more });
/** On a task, which its owner always finds. */
export const task = (input: Call['input']): Call => ({ input, of: 'task' });
/** On what its owner has in hand; `others`: what it comes to for who finds it and does not. */
export const held = (input: Call['input'], others: string, more: Partial<Call> = {}): Call => ({ input, of: 'held', others, ...more });
/** On what a person made: imports, jobs, tokens. */
export const made = (input: Call['input'], more: Partial<Call> = {}): Call => ({ input, of: 'creator', ...more });
/** On nothing of an account: lists, settings, what one does with oneself. */
export const open = (input: object | Call['input'] = {}, comesTo?: string): Call => ({
  input: typeof input === 'function' ? (input as Call['input']) : () => input,
  of: 'nothing',
  ...(comesTo ? { comesTo } : {}),
});
/** On what is between us and customers, and of which a provider learns nothing. */
export const ours = (input: Call['input']): Call => ({ input, of: 'ours' });
export const NEVER = '00000000-0000-7000-8000-000000000000';
