import type { ProcedureItem, ProcedureRunTold } from '@fulcrum/contract';
import { Fault } from '../../kernel/fault.ts';

const itemsOf = ({ procedure, stepId }: ProcedureRunTold): readonly ProcedureItem[] =>
  procedure.steps.find(({ id }) => id === stepId)?.checklist ?? [];

/** An item of the step that is open. */
export const itemOf = (told: ProcedureRunTold, item: string): ProcedureItem | undefined => itemsOf(told).find(({ id }) => id === item);

/** Fails with procedure.items_open where something required of the open step is not ticked. */
export function requireChecked(told: ProcedureRunTold, language: 'zh' | 'en'): void {
  const ticked = new Set(told.checks.filter(({ stepId }) => stepId === told.stepId).map(({ item }) => item));
  const open = itemsOf(told).filter(({ id, required }) => required !== false && !ticked.has(id));
  if (!open.length) return;
  throw new Fault('conflict', 'procedure.items_open', {
    items: open.map(({ name }) => name[language]).join(language === 'zh' ? '、' : ', '),
  });
}
