import type { BenefitUse } from '@fulcrum/contract';
import { client } from '../../api/index.ts';
import { Decision } from './decision.tsx';

/** A request above the entitlement. */
export function DecideForm({ use }: { use: BenefitUse }) {
  return (
    <Decision own={use.own} decide={(approve, note) => client.benefits.decide({ accountId: use.accountId, id: use.id, approve, note })} />
  );
}
