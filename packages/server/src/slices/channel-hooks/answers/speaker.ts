import type { HookKind } from '@fulcrum/contract';
import type { Ctx } from '../../../access/index.ts';
import { PLATFORMS } from './platforms.ts';
import type { Speaker } from './speak.ts';

/** Whoever speaks for us in a chat; null: nobody can. */
export const speakerOf = (
  { unseal }: Pick<Ctx['services'], 'unseal'>,
  { id, kind, sealedSecrets }: { id: string; kind: HookKind; sealedSecrets: string },
): Speaker | null => (kind === 'call' ? null : { hookId: id, platform: PLATFORMS[kind], secrets: JSON.parse(unseal(sealedSecrets)) });
