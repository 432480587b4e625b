import type { ProcedureTime } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { useWorkingTime } from './use-working-time.ts';

type Time = { unit: ProcedureTime['unit']; count?: number | null | undefined };
interface Step {
  department: string;
  within: Time;
  acceptWithin: Time;
  approval: boolean;
  accept?: boolean | undefined;
}
interface Procedure {
  departments: readonly { id: string; name: { zh: string; en: string } }[];
  steps: readonly Step[];
}

/** A step in words: who does it how soon, and whether it must be accepted from the department before. Of a draft too. */
export function useStepSentence() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { limit } = useWorkingTime();
  const time = ({ unit, count }: Time) => (typeof count === 'number' ? limit({ unit, count }) : '…');
  return ({ departments, steps }: Procedure, at: number): string => {
    const step = steps[at]!;
    const before = steps[at - 1];
    const department = departments.find(({ id }) => id === step.department)?.name[language] || step.department || '…';
    const values = { department, within: time(step.within), accept: time(step.acceptWithin) };
    if (step.approval) return t('procedure.sentence.approves', values);
    if (!before || before.department === step.department) return t('procedure.sentence.does', values);
    return t(step.accept === false ? 'procedure.sentence.takes' : 'procedure.sentence.accepts', values);
  };
}
