import { LIFECYCLE_PHASES } from '@fulcrum/contract';
import { Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { StageChip } from '../../../kit/index.ts';
import { useConditionFields } from '../../conditions/use-condition-fields.ts';
import { conditionWords } from '../../metrics/condition-words.ts';
import { ConditionField } from '../condition-field.tsx';
import { IssueNotes } from '../issue-notes.tsx';
import { NameFields } from '../name-fields.tsx';
import { PartActions } from '../part-actions.tsx';
import { PartRow } from '../part-row.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { DaysField } from './days-field.tsx';
import type { DraftStage } from './draft-shape.ts';
import { ExitCriteria } from './exit-criteria.tsx';
import { FollowersField } from './followers-field.tsx';
import { differs, useCourseDraft } from './lifecycle-draft.ts';
import { PartId } from './part-id.tsx';
import { useStageEdits } from './use-stage-edits.ts';

interface CourseStageProps {
  stage: DraftStage;
  at: number;
  /** Where the stages of its track stand in the document. */
  places: readonly number[];
}

/** A stage by conditions: its name, its days, and when it is opened all that it says. */
export function CourseStage({ stage, at, places }: CourseStageProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { names } = useConditionFields('all');
  const { before } = useCourseDraft();
  const { open } = useStudioForm();
  const part = `stages/${stage.id}`;
  const name = stage.name[language] || stage.name.zh || stage.id;
  const tags = [...(stage.holds ? [t('stageStudio.holdsTag')] : []), ...(stage.lost ? [t('stageStudio.lostTag')] : [])];
  const asked = stage.when ? conditionWords(stage.when, names) : at === places[0] ? t('stageStudio.start') : null;
  return (
    <PartRow
      part={part}
      name={<StageChip name={name} position={places.indexOf(at)} stages={places.length} />}
      note={[asked, ...tags].filter(Boolean).join(' · ')}
      changed={differs(stage, before?.stages)}
      control={
        <DaysField at={at} value={stage.expectedDays} before={before?.stages.find(({ id }) => id === stage.id)?.expectedDays} name={name} />
      }
    >
      <IssueNotes path={['stages', at]} />
      <IssueNotes path={['stages', at, 'expectedDays']} />
      {open.has(part) ? <Details stage={stage} at={at} places={places} name={name} /> : <Faults at={at} />}
    </PartRow>
  );
}

/** What is wrong inside a closed part stands under its row. */
const INSIDE = ['id', 'name', 'track', 'phase', 'when', 'followedBy', 'exit', 'holds', 'lost'];
function Faults({ at }: { at: number }) {
  return INSIDE.map((field) => <IssueNotes key={field} path={['stages', at, field]} deep />);
}

function Details({ stage, at, places, name }: CourseStageProps & { name: string }) {
  const { t } = useTranslation();
  const { set } = useStudioForm();
  const { rename, remove, moveWithin } = useStageEdits(places);
  const path = (field: string) => ['stages', at, field];
  return (
    <div className="partDetails">
      <NameFields path={path('name')} name={stage.name} />
      <div>
        <span className="fieldLabel strong">{t('stageStudio.when')}</span>
        {stage.when ? null : <p className="note">{t('stageStudio.whenNone')}</p>}
        <ConditionField path={path('when')} when={stage.when} optional />
      </div>
      <ExitCriteria at={at} exit={stage.exit} />
      <OnOff path={path('holds')} on={stage.holds} text="holds" onChange={(on) => set(path('holds'), on || undefined)} />
      <FollowersField stage={stage} at={at} />
      <div className="formPair">
        <TrackField stage={stage} at={at} />
        <div>
          <label className="fieldLabel" htmlFor={controlId(path('phase'))}>
            {t('stageStudio.phase')}
          </label>
          <Select
            id={controlId(path('phase'))}
            className="wide"
            allowClear
            placeholder={t('stageStudio.noPhase')}
            value={stage.phase ?? null}
            options={LIFECYCLE_PHASES.map((value) => ({ value, label: t(`lifecycle.course.phase.${value}`) }))}
            onChange={(phase) => set(path('phase'), phase ?? undefined)}
          />
          <IssueNotes path={path('phase')} />
        </div>
      </div>
      <OnOff path={path('lost')} on={stage.lost} text="lost" onChange={(on) => set(path('lost'), on || undefined)} />
      <PartId path={path('id')} id={stage.id} label={t('stageStudio.stageId')} onRename={(id) => rename(stage.id, id, at)} />
      <PartActions
        list={['stages']}
        at={places.indexOf(at)}
        count={places.length}
        name={name}
        onMove={(to) => moveWithin(at, to)}
        onRemove={() => remove(stage.id, at)}
      />
    </div>
  );
}

function TrackField({ stage, at }: { stage: DraftStage; at: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy } = useCourseDraft();
  const { set } = useStudioForm();
  const path = ['stages', at, 'track'];
  const known = policy.tracks.map(({ id, name }) => ({ value: id, label: name[language] || name.zh || id }));
  const strange = stage.track !== undefined && !known.some(({ value }) => value === stage.track);
  if (!known.length && !strange) return null;
  return (
    <div>
      <label className="fieldLabel" htmlFor={controlId(path)}>
        {t('lifecycle.course.track')}
      </label>
      <Select
        id={controlId(path)}
        className="wide"
        allowClear={strange}
        value={stage.track ?? null}
        options={strange ? [...known, { value: stage.track!, label: stage.track! }] : known}
        onChange={(track) => set(path, track ?? undefined)}
      />
      <IssueNotes path={path} />
    </div>
  );
}

interface OnOffProps {
  path: (string | number)[];
  on: boolean;
  text: 'holds' | 'lost';
  onChange: (on: boolean) => void;
}
function OnOff({ path, on, text, onChange }: OnOffProps) {
  const { t } = useTranslation();
  return (
    <div>
      <div className="row">
        <label className="fieldLabel grow" htmlFor={controlId(path)}>
          {t(`stageStudio.${text}`)}
        </label>
        <Switch id={controlId(path)} size="small" checked={on} onChange={onChange} />
      </div>
      <p className="note">{t(`stageStudio.${text}Note`)}</p>
      <IssueNotes path={path} />
    </div>
  );
}
