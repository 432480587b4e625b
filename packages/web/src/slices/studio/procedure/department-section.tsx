import { ROLES } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { freeId } from '../free-id.ts';
import { IssueNotes } from '../issue-notes.tsx';
import { NameFields } from '../name-fields.tsx';
import { PartActions } from '../part-actions.tsx';
import { PartRow } from '../part-row.tsx';
import { ChoiceField } from '../play/labelled.tsx';
import { useStudioForm } from '../studio-form-context.ts';
import { useProcedureDraft } from './procedure-shape.ts';
import { SectionList } from './section-list.tsx';

/** Those of a customer stand at no step of ours. */
const WHO = ['owner', ...ROLES.filter((role) => role !== 'customer_user')] as const;

/** The departments, each with who acts for it at a customer and by what it is measured. */
export function DepartmentSection() {
  const { t } = useTranslation();
  const { policy } = useProcedureDraft();
  const { add } = useStudioForm();
  const addDepartment = () => {
    const name = t('procedure.form.newDepartment');
    add(['departments'], {
      id: freeId(policy.departments, (n) => `department_${n}`),
      name: { zh: name, en: name },
      who: 'owner',
      kpi: { zh: '', en: '' },
    });
  };
  return (
    <SectionList
      list="departments"
      title={t('procedure.form.departments')}
      note={t('procedure.form.departmentsNote')}
      addText={t('procedure.form.addDepartment')}
      onAdd={addDepartment}
    >
      {policy.departments.map((one, at) => (
        <DepartmentPart key={one.id || at} at={at} />
      ))}
    </SectionList>
  );
}

function DepartmentPart({ at }: { at: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy, before } = useProcedureDraft();
  const { open } = useStudioForm();
  const one = policy.departments[at]!;
  const part = `departments/${one.id}`;
  const was = before?.departments.find(({ id }) => id === one.id);
  const who = (of: (typeof WHO)[number] | 'customer_user') => (of === 'owner' ? t('procedure.who.owner') : t(`session.role.${of}`));
  const path = (field: string) => ['departments', at, field];
  return (
    <PartRow
      part={part}
      name={one.name[language] || one.id}
      note={[who(one.who), one.kpi[language] ? `${t('procedure.kpi')} · ${one.kpi[language]}` : null].filter(Boolean).join(' · ')}
      changed={before !== null && JSON.stringify(was) !== JSON.stringify(one)}
    >
      <IssueNotes path={['departments', at]} />
      {open.has(part) ? (
        <div className="partDetails">
          <NameFields path={path('name')} name={one.name} />
          <ChoiceField
            path={path('who')}
            label={t('procedure.form.who')}
            value={one.who}
            options={WHO.map((value) => ({ value, label: who(value) }))}
          />
          <NameFields path={path('kpi')} name={one.kpi} of={t('procedure.kpi')} />
          <PartActions list={['departments']} at={at} count={policy.departments.length} name={one.name[language] || one.id} />
        </div>
      ) : (
        ['id', 'name', 'who', 'kpi'].map((field) => <IssueNotes key={field} path={path(field)} deep />)
      )}
    </PartRow>
  );
}
