import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { freeId } from '../free-id.ts';
import { IssueNotes } from '../issue-notes.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { CourseStage } from './course-stage.tsx';
import type { DraftCourse, DraftTrack } from './draft-shape.ts';
import { useCourseDraft } from './lifecycle-draft.ts';

interface Group {
  track: DraftTrack | null;
  /** Places of its stages in the document. */
  places: number[];
}
/** Stages track by track; those of a track that is not there stand last, so that they can be mended. */
function groupsOf({ tracks, stages }: DraftCourse): Group[] {
  const places = (of: (track: string | undefined) => boolean) => stages.flatMap(({ track }, at) => (of(track) ? [at] : []));
  const known = tracks.map((track): Group => ({ track, places: places((id) => id === track.id) }));
  const rest = places((id) => !tracks.some((track) => track.id === id));
  return rest.length || !tracks.length ? [...known, { track: null, places: rest }] : known;
}

/** The stages that conditions put accounts into, in the order of the course. */
export function CourseSection() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy } = useCourseDraft();
  const { add } = useStudioForm();
  const { stages, tracks } = policy;
  const addTo = ({ track, places }: Group) => {
    const last = places.findLast((at) => !stages[at]!.lost);
    const name = t('stageStudio.newStage');
    add(
      ['stages'],
      {
        id: freeId(stages, (n) => `stage_${n}`),
        name: { zh: name, en: name },
        ...(track ? { track: track.id } : {}),
        ...(places.length ? { when: { metric: 'orders.count_12m', op: '>=', value: 1 } } : {}),
      },
      last === undefined ? places[0] : last + 1,
    );
  };
  return (
    <section aria-labelledby="studio-stages-title">
      <div className="row studioSectionHead" id={controlId(['stages'])} tabIndex={-1}>
        <h2 className="section grow" id="studio-stages-title">
          {t('stageStudio.stages')}
        </h2>
        <span className="note">{t('stageStudio.expectedHead')}</span>
      </div>
      <p className="note">{t('stageStudio.furthest')}</p>
      <IssueNotes path={['stages']} />
      {groupsOf(policy).map((group) => (
        <div key={group.track?.id ?? ''}>
          {tracks.length ? (
            <h3 className="stageGroup">{group.track ? group.track.name[language] || group.track.id : t('stageStudio.noTrack')}</h3>
          ) : null}
          <ul className="studioParts">
            {group.places.map((at) => (
              <CourseStage key={stages[at]!.id || at} stage={stages[at]!} at={at} places={group.places} />
            ))}
          </ul>
          {group.track || !tracks.length ? (
            <Button type="text" icon={<PlusOutlined aria-hidden />} onClick={() => addTo(group)}>
              {t('stageStudio.addStage')}
            </Button>
          ) : null}
        </div>
      ))}
    </section>
  );
}
