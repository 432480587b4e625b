import type { ObjectiveProgress, ServingPolicy } from '@fulcrum/contract';
import type { Undoable } from '../../kit/index.ts';
import { RecordById } from '../../records/index.ts';
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
  if (entity !== 'serve') return <RecordById entity={entity} id={id} editable={editable} onClose={onClose} onDone={onDone} />;
  const objective = brief?.objectives.find((one) => one.id === id);
  return objective ? <ServePanel objective={objective} onClose={onClose} /> : null;
}
