import { PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { TierChip } from '../../../kit/index.ts';
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
import type { DraftLevel } from './draft-shape.ts';
import { levelBefore, useTierDraft } from './tier-draft.ts';

/** Where each level begins, best first. */
export function LevelSection() {
  const { t } = useTranslation();
  const { policy } = useTierDraft();
  const { add } = useStudioForm();
  const { levels, schedule } = policy;
  // A new level stands above the one that takes the rest.
  const last = levels.at(-1);
  const at = last && (last.score ?? null) === null && !last.when ? levels.length - 1 : levels.length;
  const lowest = Math.min(...levels.flatMap(({ score }) => score ?? []), 100);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const addLevel = () =>
    add(
      ['levels'],
      {
        id: freeId(levels, (n) => letters[n - 1] ?? `L${n}`),
        name: { zh: t('studio.level.new'), en: t('studio.level.new') },
        score: lowest - 10,
      } as { id: string },
      at,
    );
  return (
    <section aria-labelledby="studio-levels-title">
      <div className="row studioSectionHead" id={controlId(['levels'])} tabIndex={-1}>
        <h2 className="section grow" id="studio-levels-title">
          {t('tiers.policy.levels')}
        </h2>
        <span className="note">{t(`tiers.policy.schedule.${schedule}`)}</span>
      </div>
      <IssueNotes path={['levels']} />
      <ul className="studioParts">
        {levels.map((level, place) => (
          <LevelPart key={level.id || place} level={level} at={place} />
        ))}
      </ul>
      <Button type="text" icon={<PlusOutlined aria-hidden />} onClick={addLevel}>
        {t('studio.level.add')}
      </Button>
    </section>
  );
}

function LevelPart({ level, at }: { level: DraftLevel; at: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { names } = useConditionFields('all');
  const { policy, before } = useTierDraft();
  const { open, set, toggle } = useStudioForm();
  const part = `levels/${level.id}`;
  const was = levelBefore(before, level.id);
  const name = level.name[language] || level.name.zh || level.id;
  const rest = (level.score ?? null) === null && !level.when;
  const score = (
    <FigureField
      path={['levels', at, 'score']}
      value={level.score}
      before={was?.score}
      unit={t('studio.points')}
      label={t('studio.level.score', { name: `${level.id} ${name}` })}
      optional
    />
  );
  return (
    <PartRow
      part={part}
      name={<TierChip letter={level.id} name={name} position={at} levels={policy.levels.length} named />}
      note={level.when ? conditionWords(level.when, names) : null}
      changed={before !== null && JSON.stringify(was) !== JSON.stringify(level)}
      control={
        rest && at === policy.levels.length - 1 ? (
          <span className="ink3">{t('tiers.policy.rest')}</span>
        ) : policy.items.length === 0 && (level.score ?? null) === null ? (
          // Without items there are no points to ask for.
          <Button size="small" onClick={() => toggle(part)}>
            {t(open.has(part) ? 'studio.level.close' : 'studio.level.edit')}
          </Button>
        ) : (
          <span className="levelFrom">
            <span aria-hidden>≥</span>
            {score}
          </span>
        )
      }
    >
      <IssueNotes path={['levels', at]} />
      <IssueNotes path={['levels', at, 'score']} />
      {open.has(part) ? (
        <div className="partDetails">
          <NameFields path={['levels', at, 'name']} name={level.name} />
          <div>
            <label className="fieldLabel" htmlFor={controlId(['levels', at, 'id'])}>
              {t('studio.level.id')}
            </label>
            <Input
              id={controlId(['levels', at, 'id'])}
              className="levelId"
              defaultValue={level.id}
              maxLength={12}
              // When left, not at each key: a level goes by its id.
              onBlur={({ target: { value } }) => {
                if (value === level.id) return;
                set(['levels', at, 'id'], value);
                toggle(`levels/${value}`);
              }}
            />
            <IssueNotes path={['levels', at, 'id']} />
          </div>
          {rest && at === policy.levels.length - 1 ? null : (
            <div>
              <span className="fieldLabel">{t((level.score ?? null) === null ? 'studio.condition.label' : 'studio.level.when')}</span>
              <ConditionField path={['levels', at, 'when']} when={level.when} optional />
            </div>
          )}
          <PartActions list={['levels']} at={at} count={policy.levels.length} name={name} />
        </div>
      ) : (
        <IssueNotes path={['levels', at, 'when']} deep />
      )}
    </PartRow>
  );
}
