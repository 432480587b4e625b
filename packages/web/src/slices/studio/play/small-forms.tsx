import { useQuery } from '@tanstack/react-query';
import { Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/index.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { FigureField } from '../figure-field.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { ChoiceField, Labelled } from './labelled.tsx';
import { askedBy, idOf, type StepFormProps, usePlayDraft } from './play-shape.ts';

/** Tasks of earlier steps, by the id that they go by. */
export function useTasksBefore(at: number): { value: string; label: string }[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const { steps } = usePlayDraft().policy;
  return steps.slice(0, at).flatMap((step, nth) => {
    const asked = askedBy(step);
    return asked ? [{ value: idOf(step, nth), label: t('playStudio.place', { step: nth + 1, title: asked.title[language] }) }] : [];
  });
}

const WAITS = ['days', 'workingDays', 'closed'] as const;

/** How long to wait, or for the task of which step. */
export function WaitForm({ step: { wait }, at }: StepFormProps) {
  const { t } = useTranslation();
  const { set } = useStudioForm();
  const tasks = useTasksBefore(at);
  if (!wait) return null;
  const path = ['steps', at, 'wait'];
  const kind = wait.closed !== undefined ? 'closed' : wait.workingDays == null ? 'days' : 'workingDays';
  const fresh = { days: { days: 7 }, workingDays: { workingDays: 5 }, closed: { closed: tasks.at(-1)?.value ?? '', atMost: 14 } };
  const field = kind === 'closed' ? 'atMost' : kind;
  const label = t(kind === 'closed' ? 'playStudio.wait.atMost' : 'playStudio.wait.days');
  return (
    <div className="flowFields">
      <ChoiceField
        path={[...path, 'kind']}
        label={t('playStudio.wait.how')}
        value={kind}
        options={WAITS.map((value) => ({ value, label: t(`playStudio.wait.${value}Of`) }))}
        onChange={(next) => set(path, fresh[next])}
      />
      {kind === 'closed' ? (
        <ChoiceField path={[...path, 'closed']} label={t('playStudio.wait.which')} value={wait.closed ?? ''} options={tasks} />
      ) : null}
      <Labelled path={[...path, field]} label={label}>
        <FigureField
          path={[...path, field]}
          value={wait[field]}
          label={label}
          unit={t(kind === 'workingDays' ? 'playStudio.unit.workingDays' : 'playStudio.unit.days')}
        />
      </Labelled>
    </div>
  );
}

/** An own field of the customer and the value that it is given. */
export function SetForm({ step, at }: StepFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { set } = useStudioForm();
  const fields = useQuery(api.fields.list.queryOptions({ input: { entity: 'account' } })).data?.items ?? [];
  if (!step.set) return null;
  const path = ['steps', at, 'set'];
  const { field, value } = step.set;
  const type = fields.find(({ id }) => id === field)?.type;
  const put = (next: string | number | boolean | null) => set([...path, 'value'], next);
  const at_ = controlId([...path, 'value']);
  return (
    <div className="flowFields">
      <ChoiceField
        path={[...path, 'field']}
        label={t('playStudio.set.field')}
        value={field}
        options={fields.map(({ id, name }) => ({ value: id, label: name[language] }))}
      />
      <Labelled path={[...path, 'value']} label={t('playStudio.set.value')}>
        {type === 'boolean' ? (
          <Select
            id={at_}
            className="wide"
            allowClear
            value={typeof value === 'boolean' ? value : null}
            options={[true, false].map((one) => ({ value: one, label: t(one ? 'playing.step.yes' : 'playing.step.no') }))}
            onChange={(next) => put(next ?? null)}
          />
        ) : type === 'number' ? (
          <InputNumber
            id={at_}
            className="wide"
            controls={false}
            value={typeof value === 'number' ? value : null}
            onChange={(next) => put(next)}
          />
        ) : (
          <Input
            id={at_}
            maxLength={500}
            placeholder={t('playStudio.set.empty')}
            value={value === null ? '' : String(value)}
            onChange={({ target }) => put(target.value || null)}
          />
        )}
      </Labelled>
    </div>
  );
}

/** The play that begins at the same customer. */
export function StartForm({ step: { start }, at }: StepFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy } = usePlayDraft();
  const plays = useQuery(api.plays.list.queryOptions({ input: {} })).data?.items ?? [];
  if (!start) return null;
  return (
    <ChoiceField
      path={['steps', at, 'start', 'play']}
      label={t('playStudio.kind.start')}
      value={start.play}
      options={plays.filter(({ id }) => id !== policy.id).map(({ id, name }) => ({ value: id, label: name[language] }))}
    />
  );
}

/** There is nothing to set. */
export function EndForm() {
  const { t } = useTranslation();
  return <p className="note">{t('playStudio.endNote')}</p>;
}
