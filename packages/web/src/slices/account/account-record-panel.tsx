import { type Account, type RecordType, recordTypeOf } from '@fulcrum/contract';
import { DockedPanel, SkeletonRows, type Undoable } from '../../kit/index.ts';
import { RecordPanel, useRecord } from '../../records/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { RatingRubric } from './rating-rubric.tsx';
import { type AccountFacts, useAccountAddress } from './use-account.ts';

interface AccountRecordPanelProps {
  account: Account;
  facts: AccountFacts;
  onDone: (done: Undoable) => void;
}

/** What the address says of the record in the panel: its type, and its id unless it is a new one. */
function asked(of: string | undefined): { type: RecordType | undefined; id: string | undefined } {
  const [entity = '', id] = (of ?? '').split(':');
  return { type: recordTypeOf(entity), id: id === 'new' ? undefined : id };
}

/** The address of a record in the panel; without an id, of a new one. */
export const recordAddress = (entity: string, id?: string) => ({ panel: 'record' as const, of: `${entity}:${id ?? 'new'}` });

/** A record of this customer, or a new one. */
export function AccountRecordPanel({ account, facts, onDone }: AccountRecordPanelProps) {
  const { search, close } = useAccountAddress();
  const { type, id } = asked(search.of);
  const found = useRecord(type, id, search.asOf);
  if (!type) return null;
  if (id && !found.data)
    return (
      <DockedPanel eyebrow={account.name} title="…" onClose={close}>
        {found.error ? <QueryFailed level={3} error={found.error} onRetry={() => void found.refetch()} /> : <SkeletonRows rows={6} />}
      </DockedPanel>
    );
  return (
    <RecordPanel
      type={type}
      row={found.data}
      accountId={account.id}
      eyebrow={account.name}
      initial={{ [type.day]: facts.today }}
      editable={facts.may(type.needs.write) && !facts.isPast}
      guide={type.entity === 'ratings' ? <RatingRubric /> : undefined}
      onClose={close}
      onDone={onDone}
    />
  );
}
