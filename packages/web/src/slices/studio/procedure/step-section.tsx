import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useStepSentence } from '../../procedures/use-step-sentence.ts';
import { freeId } from '../free-id.ts';
import { IssueNotes } from '../issue-notes.tsx';
import { PartRow } from '../part-row.tsx';
import { useStudioForm } from '../studio-form-context.ts';
import { useProcedureDraft } from './procedure-shape.ts';
import { SectionList } from './section-list.tsx';
import { StepDetails } from './step-details.tsx';

/** The steps in their order: whose, how soon, accepted or not, or an approval. */
export function StepSection() {
  const { t } = useTranslation();
  const { policy } = useProcedureDraft();
  const { add } = useStudioForm();
  const addStep = () => {
    const name = t('procedure.form.newStep');
    add(['steps'], {
      id: freeId(policy.steps, (n) => `step_${n}`),
      name: { zh: name, en: name },
      department: policy.departments[0]?.id ?? '',
      within: { unit: 'days', count: 1 },
    });
  };
  return (
    <SectionList
      list="steps"
      title={t('procedure.form.steps')}
      note={t('procedure.form.stepsNote')}
      addText={t('procedure.form.addStep')}
      onAdd={addStep}
    >
      {policy.steps.map((one, at) => (
        <StepPart key={one.id || at} at={at} />
      ))}
    </SectionList>
  );
}

const FIELDS = [
  'id',
  'name',
  'department',
  'does',
  'within',
  'milestone',
  'courses',
  'checklist',
  'acceptWithin',
  'accept',
  'approval',
] as const;

function StepPart({ at }: { at: number }) {
  const language = useLanguage();
  const sentence = useStepSentence();
  const { policy, before } = useProcedureDraft();
  const { open } = useStudioForm();
  const one = policy.steps[at]!;
  const part = `steps/${one.id}`;
  const was = before?.steps.find(({ id }) => id === one.id);
  return (
    <PartRow
      part={part}
      name={`${at + 1}. ${one.name[language] || one.id}`}
      note={sentence(policy, at)}
      changed={before !== null && JSON.stringify(was) !== JSON.stringify(one)}
    >
      <IssueNotes path={['steps', at]} />
      {open.has(part) ? <StepDetails at={at} /> : FIELDS.map((field) => <IssueNotes key={field} path={['steps', at, field]} deep />)}
    </PartRow>
  );
}
