import type { Both, Language, ProcedurePolicy } from '@fulcrum/contract';
import { addWorkingMinutes, endOfWorkingDay, type WorkTime, workingMsBetween } from '../../kernel/working-time.ts';
import type { At } from './course.ts';

const HOUR = 60;
/** The moment at which somebody does something with a run, in working time; who acts for a department at its account is given. */
export const momentOf = (
  of: Pick<At, 'now' | 'by' | 'note'>,
  time: WorkTime,
  holders: ReadonlyMap<string, string | null> | undefined,
): At => ({
  ...of,
  dueOf: ({ unit, count }) => (unit === 'hours' ? addWorkingMinutes(of.now, count * HOUR, time) : endOfWorkingDay(of.now, count, time)),
  workedSince: (from) => workingMsBetween(from, of.now, time),
  holderOf: (department) => holders?.get(department) ?? null,
});

/** What is asked at a step that is an approval. */
export function approvalOfStep(
  { name, purpose, steps }: ProcedurePolicy,
  stepId: string,
  note: string | null,
  language: Language,
): { title: Both; reason: string } {
  const step = steps.find(({ id }) => id === stepId);
  const title = { zh: `${name.zh}：${step?.name.zh}`, en: `${name.en}: ${step?.name.en}` };
  return { title, reason: note ?? (step?.does ?? purpose)[language] };
}
