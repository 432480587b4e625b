import type { MaskedKind } from '@fulcrum/contract';
import { MASKED_FACTS } from '../../policy/play-variables.ts';
import type { Facts } from './tasks.rules.ts';

/** Facts with those that the reader may not see masked; null: nothing that is masked for anybody. */
export const maskFacts = (facts: Facts, masked: readonly MaskedKind[] | null): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      const kind: MaskedKind | undefined = MASKED_FACTS[name as keyof typeof MASKED_FACTS];
      return [name, kind && (!masked || masked.includes(kind)) ? '***' : value];
    }),
  );
