import { Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { IssueNotes } from '../issue-notes.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import type { DraftStage } from './draft-shape.ts';
import { useCourseDraft } from './lifecycle-draft.ts';

/** Which stages of its track may follow: any, some, or none. */
export function FollowersField({ stage, at }: { stage: DraftStage; at: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy } = useCourseDraft();
  const { set } = useStudioForm();
  const path = ['stages', at, 'followedBy'];
  const others = policy.stages.filter(({ id, track }) => id !== stage.id && track === stage.track);
  const named = others.map(({ id, name }) => ({ value: id, label: name[language] || name.zh || id }));
  const strange = (stage.followedBy ?? []).filter((id) => !others.some((one) => one.id === id));
  const label = t('stageStudio.follows.label');
  const order = (ids: readonly string[]) => [
    ...policy.stages.map(({ id }) => id).filter((id) => ids.includes(id)),
    ...strange.filter((id) => ids.includes(id)),
  ];
  return (
    <div>
      <div className="row">
        <label className="fieldLabel grow" htmlFor={`${controlId(path)}-any`}>
          {t('stageStudio.follows.any')}
        </label>
        <Switch
          id={`${controlId(path)}-any`}
          size="small"
          checked={stage.followedBy === undefined}
          onChange={(any) => set(path, any ? undefined : others.map(({ id }) => id))}
        />
      </div>
      {stage.followedBy ? (
        <Select
          id={controlId(path)}
          mode="multiple"
          className="wide"
          aria-label={label}
          placeholder={t('stageStudio.follows.none')}
          optionFilterProp="label"
          value={stage.followedBy}
          options={[...named, ...strange.map((id) => ({ value: id, label: id }))]}
          onChange={(ids: string[]) => set(path, order(ids))}
        />
      ) : null}
      <IssueNotes path={path} deep />
    </div>
  );
}
