import { RISK_KINDS } from '@fulcrum/contract';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useConditionFields } from '../../conditions/use-condition-fields.ts';
import { conditionWords } from '../../metrics/condition-words.ts';
import { ConditionField } from '../condition-field.tsx';
import { FigureField } from '../figure-field.tsx';
import { freeId } from '../free-id.ts';
import { IssueNotes } from '../issue-notes.tsx';
import { NameFields } from '../name-fields.tsx';
import { PartActions } from '../part-actions.tsx';
import { PartRow } from '../part-row.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { differs, useHealthDraft } from './health-draft.ts';
import { type DraftRisk, RISK_OWNERS } from './health-shape.ts';
import { NEW_CONDITION } from './new-parts.ts';
import { PartList } from './part-list.tsx';

/** Where a risk is raised by itself, and who looks after it. */
export function RiskSection() {
  const { t } = useTranslation();
  const { policy } = useHealthDraft();
  const { add } = useStudioForm();
  const addRisk = () =>
    add(['risks'], {
      id: freeId(policy.risks, (n) => `risk_${n}`),
      kind: 'other',
      name: { zh: t('healthStudio.risk.new'), en: t('healthStudio.risk.new') },
      when: NEW_CONDITION,
    } as { id: string });
  return (
    <PartList
      path={['risks']}
      title={t('healthStudio.risk.title')}
      note={t('healthStudio.risk.note')}
      add={t('healthStudio.risk.add')}
      onAdd={addRisk}
    >
      {policy.risks.map((risk, at) => (
        <RiskPart key={risk.id || at} risk={risk} at={at} />
      ))}
    </PartList>
  );
}

function RiskPart({ risk, at }: { risk: DraftRisk; at: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { names } = useConditionFields('all');
  const { policy, before } = useHealthDraft();
  const { open, set } = useStudioForm();
  const part = `risks/${risk.id}`;
  const was = before?.risks.find(({ id }) => id === risk.id);
  const name = risk.name[language] || risk.name.zh || risk.id;
  const path = ['risks', at];
  return (
    <PartRow
      part={part}
      name={name}
      note={risk.when ? conditionWords(risk.when, names) : t('studio.condition.none')}
      changed={differs(before, was, risk)}
      control={
        <FigureField
          path={[...path, 'dueInDays']}
          value={risk.dueInDays}
          before={was?.dueInDays}
          unit={t('healthStudio.risk.days')}
          label={t('healthStudio.risk.due', { name })}
        />
      }
    >
      <IssueNotes path={path} />
      <IssueNotes path={[...path, 'dueInDays']} />
      {open.has(part) ? (
        <div className="partDetails">
          <NameFields path={[...path, 'name']} name={risk.name} />
          <div className="formPair">
            <div>
              <label className="fieldLabel" htmlFor={controlId([...path, 'kind'])}>
                {t('risks.kind')}
              </label>
              <Select
                id={controlId([...path, 'kind'])}
                className="wide"
                value={risk.kind}
                options={RISK_KINDS.map((value) => ({ value, label: t(`risks.kindOf.${value}`) }))}
                onChange={(next) => set([...path, 'kind'], next)}
              />
            </div>
            <div>
              <label className="fieldLabel" htmlFor={controlId([...path, 'owner'])}>
                {t('healthStudio.risk.owner')}
              </label>
              <Select
                id={controlId([...path, 'owner'])}
                className="wide"
                value={risk.owner}
                options={RISK_OWNERS.map((value) => ({ value, label: t(`healthStudio.risk.ownerOf.${value}`) }))}
                // The account's owner is what a document says by saying nothing.
                onChange={(next) => set([...path, 'owner'], next === 'owner' ? undefined : next)}
              />
            </div>
          </div>
          <div>
            <span className="fieldLabel">{t('studio.condition.label')}</span>
            <ConditionField path={[...path, 'when']} when={risk.when} />
          </div>
          <PartActions list={['risks']} at={at} count={policy.risks.length} name={name} />
        </div>
      ) : (
        <IssueNotes path={[...path, 'when']} deep />
      )}
    </PartRow>
  );
}
