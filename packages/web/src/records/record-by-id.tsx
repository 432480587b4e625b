import { type RecordType, recordTypeOf } from '@fulcrum/contract';
import { useMe } from '../api/index.ts';
import { DockedPanel, Failure, SkeletonRows, type Undoable } from '../kit/index.ts';
import { useRecord } from './record-api.ts';
import { RecordPanel } from './record-panel.tsx';

interface RecordByIdProps {
  entity: string;
  /** `new`: one to add. */
  id: string;
  editable: boolean;
  onClose: () => void;
  onDone: (done: Undoable) => void;
}

/** The panel of a record of no account that an address names. */
export function RecordById({ entity, id, editable, onClose, onDone }: RecordByIdProps) {
  const today = useMe()?.today ?? '';
  const type: RecordType | undefined = recordTypeOf(entity);
  const asked = id === 'new' ? undefined : id;
  const found = useRecord(type, asked);
  if (!type) return null;
  if (asked && !found.data)
    return (
      <DockedPanel title="…" onClose={onClose}>
        {found.error ? <Failure level={3} error={found.error} onRetry={() => void found.refetch()} /> : <SkeletonRows rows={6} />}
      </DockedPanel>
    );
  return <RecordPanel type={type} row={found.data} initial={{ [type.day]: today }} editable={editable} onClose={onClose} onDone={onDone} />;
}
