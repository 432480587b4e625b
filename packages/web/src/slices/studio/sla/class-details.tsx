import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { IssueNotes } from '../issue-notes.tsx';
import { NameFields } from '../name-fields.tsx';
import { PartActions } from '../part-actions.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { useSlaDraft } from './sla-shape.ts';

const DAYS = ['working', 'every'] as const;

/** The name of a class, the hours within which its minutes count, and its place. */
export function ClassDetails({ at }: { at: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy } = useSlaDraft();
  const { set, toggle } = useStudioForm();
  const one = policy.classes[at]!;
  const path = (...steps: string[]) => ['classes', at, ...steps];
  const days = path('calendar', 'days');
  return (
    <div className="partDetails">
      <NameFields path={path('name')} name={one.name} />
      <div>
        <label className="fieldLabel" htmlFor={controlId(days)}>
          {t('grant.class.days')}
        </label>
        <Select
          id={controlId(days)}
          className="wide"
          value={one.calendar.days}
          options={DAYS.map((kind) => ({ value: kind, label: t(`benefit.sla.days.${kind}`) }))}
          onChange={(next) => set(days, next)}
        />
        <IssueNotes path={days} />
      </div>
      <div className="formPair">
        {(['from', 'until'] as const).map((end) => (
          <div key={end}>
            <label className="fieldLabel" htmlFor={controlId(path('calendar', end))}>
              {t(`grant.class.${end}`)}
            </label>
            <Input
              id={controlId(path('calendar', end))}
              value={one.calendar[end]}
              maxLength={5}
              onChange={({ target: { value } }) => set(path('calendar', end), value)}
            />
            <IssueNotes path={path('calendar', end)} />
          </div>
        ))}
      </div>
      <IssueNotes path={path('calendar')} />
      <div>
        <label className="fieldLabel" htmlFor={controlId(path('id'))}>
          {t('grant.class.id')}
        </label>
        <Input
          id={controlId(path('id'))}
          key={one.id}
          className="benefitId"
          defaultValue={one.id}
          maxLength={40}
          // When left, not at each key: benefits name a class by its id.
          onBlur={({ target: { value } }) => {
            if (value === one.id) return;
            set(path('id'), value);
            toggle(`classes/${value}`);
          }}
        />
        <IssueNotes path={path('id')} />
      </div>
      <PartActions list={['classes']} at={at} count={policy.classes.length} name={one.name[language] || one.id} />
    </div>
  );
}
