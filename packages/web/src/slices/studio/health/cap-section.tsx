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
import { useStudioForm } from '../studio-form-context.ts';
import { differs, useHealthDraft } from './health-draft.ts';
import { coloursOf, type DraftCap } from './health-shape.ts';
import { NEW_CONDITION } from './new-parts.ts';
import { PartList } from './part-list.tsx';

/** What holds the health down, whatever else is well. */
export function CapSection() {
  const { t } = useTranslation();
  const { policy } = useHealthDraft();
  const { add } = useStudioForm();
  const addCap = () =>
    add(['caps'], {
      id: freeId(policy.caps, (n) => `cap_${n}`),
      name: { zh: t('healthStudio.cap.new'), en: t('healthStudio.cap.new') },
      when: NEW_CONDITION,
      most: Math.max(0, (coloursOf(policy).green ?? 70) - 1),
    } as { id: string });
  return (
    <PartList
      path={['caps']}
      title={t('healthStudio.cap.title')}
      note={t('healthStudio.cap.note')}
      add={t('healthStudio.cap.add')}
      onAdd={addCap}
    >
      {policy.caps.map((cap, at) => (
        <CapPart key={cap.id || at} cap={cap} at={at} />
      ))}
    </PartList>
  );
}

function CapPart({ cap, at }: { cap: DraftCap; at: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { names } = useConditionFields('all');
  const { policy, before } = useHealthDraft();
  const { open } = useStudioForm();
  const part = `caps/${cap.id}`;
  const was = before?.caps.find(({ id }) => id === cap.id);
  const name = cap.name[language] || cap.name.zh || cap.id;
  return (
    <PartRow
      part={part}
      name={name}
      note={cap.when ? conditionWords(cap.when, names) : t('studio.condition.none')}
      changed={differs(before, was, cap)}
      control={
        <span className="levelFrom">
          <span aria-hidden>≤</span>
          <FigureField
            path={['caps', at, 'most']}
            value={cap.most}
            before={was?.most}
            unit={t('studio.points')}
            label={t('healthStudio.cap.most', { name })}
          />
        </span>
      }
    >
      <IssueNotes path={['caps', at]} />
      <IssueNotes path={['caps', at, 'most']} />
      {open.has(part) ? (
        <div className="partDetails">
          <NameFields path={['caps', at, 'name']} name={cap.name} />
          <div>
            <span className="fieldLabel">{t('studio.condition.label')}</span>
            <ConditionField path={['caps', at, 'when']} when={cap.when} />
          </div>
          <PartActions list={['caps']} at={at} count={policy.caps.length} name={name} />
        </div>
      ) : (
        <IssueNotes path={['caps', at, 'when']} deep />
      )}
    </PartRow>
  );
}
