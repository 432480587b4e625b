import { type ObjectiveProgress, type RecordType, recordTypeOf, type ServingPolicy } from '@fulcrum/contract';
import { useMe } from '../../api/index.ts';
import { DockedPanel, Failure, SkeletonRows, type Undoable } from '../../kit/index.ts';
import { RecordPanel, useRecord } from '../../records/index.ts';
import { ServePanel } from './serve-panel.tsx';

interface BriefPanelProps {
  open: string;
  brief: { objectives: readonly ObjectiveProgress[]; without: readonly ServingPolicy[] } | undefined;
  editable: boolean;
  onClose: () => void;
  onDone: (done: Undoable) => void;
}

/** What the address asks for: a record to add or change, or the policies of an objective. */
export function BriefPanel({ open, brief, editable, onClose, onDone }: BriefPanelProps) {
  const [entity = '', id = ''] = open.split(':');
  if (entity !== 'serve') return <Recorded entity={entity} id={id} editable={editable} onClose={onClose} onDone={onDone} />;
  const objective = brief?.objectives.find((one) => one.id === id);
  return objective ? <ServePanel objective={objective} onClose={onClose} /> : null;
}

function Recorded({ entity, id, editable, onClose, onDone }: Omit<BriefPanelProps, 'open' | 'brief'> & { entity: string; id: string }) {
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
