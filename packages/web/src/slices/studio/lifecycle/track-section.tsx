import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useConditionFields } from '../../conditions/use-condition-fields.ts';
import { conditionWords } from '../../metrics/condition-words.ts';
import { ConditionField } from '../condition-field.tsx';
import { freeId } from '../free-id.ts';
import { IssueNotes } from '../issue-notes.tsx';
import { NameFields } from '../name-fields.tsx';
import { PartActions } from '../part-actions.tsx';
import { PartRow } from '../part-row.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import type { DraftTrack } from './draft-shape.ts';
import { differs, useCourseDraft } from './lifecycle-draft.ts';
import { PartId } from './part-id.tsx';

/** Courses of their own for some accounts: each takes the first whose condition holds. */
export function TrackSection() {
  const { t } = useTranslation();
  const { policy } = useCourseDraft();
  const { add, set } = useStudioForm();
  const { tracks, stages } = policy;
  const addTrack = () => {
    const name = t('stageStudio.track.new');
    const id = freeId(tracks, (n) => `track_${n}`);
    // Before the one that takes the rest, as one that comes after it would take nobody.
    const rest = tracks.findIndex(({ when }) => !when);
    const asks = tracks.length ? { when: { metric: 'account.kind', op: '=', value: 'provider' } } : {};
    add(['tracks'], { id, name: { zh: name, en: name }, ...asks }, rest < 0 ? undefined : rest);
    // The stages there are belong to the first.
    if (!tracks.length) for (const at of stages.keys()) set(['stages', at, 'track'], id);
  };
  return (
    <section aria-labelledby="studio-tracks-title">
      <div className="row studioSectionHead" id={controlId(['tracks'])} tabIndex={-1}>
        <h2 className="section grow" id="studio-tracks-title">
          {t('stageStudio.track.title')}
        </h2>
      </div>
      <p className="note">{t(tracks.length ? 'stageStudio.track.note' : 'stageStudio.track.none')}</p>
      <IssueNotes path={['tracks']} />
      <ul className="studioParts">
        {tracks.map((track, at) => (
          <TrackPart key={track.id || at} track={track} at={at} />
        ))}
      </ul>
      <Button type="text" icon={<PlusOutlined aria-hidden />} onClick={addTrack}>
        {t('stageStudio.track.add')}
      </Button>
    </section>
  );
}

function TrackPart({ track, at }: { track: DraftTrack; at: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { names } = useConditionFields('all');
  const { policy, before } = useCourseDraft();
  const { open, set, remove, toggle } = useStudioForm();
  const { tracks, stages } = policy;
  const part = `tracks/${track.id}`;
  const name = track.name[language] || track.name.zh || track.id;
  const ofIt = stages.flatMap(({ track: id }, place) => (id === track.id ? [place] : []));
  const rename = (id: string) => {
    for (const place of ofIt) set(['stages', place, 'track'], id);
    set(['tracks', at, 'id'], id);
    toggle(`tracks/${id}`);
  };
  const takeOut = () => {
    // The last one leaves a course without tracks.
    if (tracks.length === 1) for (const place of ofIt) set(['stages', place, 'track'], undefined);
    remove(['tracks'], at);
  };
  return (
    <PartRow
      part={part}
      name={name}
      note={track.when ? conditionWords(track.when, names) : t('stageStudio.track.rest')}
      changed={differs(track, before?.tracks)}
      control={<span className="note nowrap">{t('stageStudio.track.stages', { count: ofIt.length })}</span>}
    >
      <IssueNotes path={['tracks', at]} />
      {open.has(part) ? (
        <div className="partDetails">
          <NameFields path={['tracks', at, 'name']} name={track.name} />
          <div>
            <span className="fieldLabel strong">{t('stageStudio.track.when')}</span>
            <ConditionField path={['tracks', at, 'when']} when={track.when} optional />
          </div>
          <PartId path={['tracks', at, 'id']} id={track.id} label={t('stageStudio.track.id')} onRename={rename} />
          <PartActions list={['tracks']} at={at} count={tracks.length} name={name} onRemove={takeOut} />
        </div>
      ) : (
        <>
          <IssueNotes path={['tracks', at, 'id']} />
          <IssueNotes path={['tracks', at, 'name']} deep />
          <IssueNotes path={['tracks', at, 'when']} deep />
        </>
      )}
    </PartRow>
  );
}
