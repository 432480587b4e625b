import type { HookKind } from '@fulcrum/contract';
import { type Actor, ANONYMOUS, type Ctx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { sha256 } from '../../kernel/ids.ts';
import { notSigned } from '../deliveries/index.ts';
import type { Arrived, Heard } from './adapters/adapter.ts';
import { ADAPTERS } from './adapters/adapters.ts';
import { isProgram, signatureOf } from './adapters/signed.ts';
import { hookOfSecret } from './hooks.sql.ts';

/** Who posts to a path, by its secret and its signature: it hands in messages and does nothing else. Null: the path is none of ours. */
export async function authenticateChannel(
  { root, unseal }: Pick<Ctx['services'], 'root' | 'unseal'>,
  { kind, secret }: { kind: string; secret: string },
  arrived: Arrived,
  now: string,
): Promise<{ actor: Actor; hookId: string; heard: Heard } | null> {
  const hook = await hookOfSecret(root, sha256(secret));
  if (!hook || hook.kind !== (kind as HookKind)) return null;
  const seconds = Math.floor(Temporal.Instant.from(now).epochMilliseconds / 1000);
  const heard = ADAPTERS[hook.kind](arrived, JSON.parse(unseal(hook.sealedSecrets)), seconds);
  if (!heard) throw isProgram(hook.kind) ? notSigned(signatureOf(arrived), seconds) : new Fault('unauthenticated', 'hook.signature');
  return {
    hookId: hook.id,
    heard,
    actor: { ...ANONYMOUS, kind: 'token', name: hook.kind, role: 'administrator', scopes: ['settings.manage'] },
  };
}
