import { PlusOutlined } from '@ant-design/icons';
import { CONTACT_RANKS, DECISION_ROLES, DOERS, INTERACTION_KINDS } from '@fulcrum/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { FigureField } from '../figure-field.tsx';
import { PartActions } from '../part-actions.tsx';
import { useStudioForm } from '../studio-form-context.ts';
import { ChoiceField, Labelled, SeveralField } from './labelled.tsx';
import type { StepFormProps } from './play-shape.ts';
import { TextPair } from './text-pair.tsx';

/** A task: who does it how until when, whom it is to reach, and its texts. */
export function TaskForm({ step: { task }, at }: StepFormProps) {
  const { t } = useTranslation();
  if (!task) return null;
  const path = (...steps: (string | number)[]) => ['steps', at, 'task', ...steps];
  const due = t('playStudio.task.due');
  return (
    <>
      <div className="flowFields">
        <ChoiceField
          path={path('for')}
          label={t('playStudio.task.for')}
          value={task.for}
          options={DOERS.map((value) => ({ value, label: t(`playing.doer.${value}`) }))}
        />
        <ChoiceField<string>
          path={path('kind')}
          label={t('playStudio.task.kind')}
          value={task.kind}
          options={INTERACTION_KINDS.map((value) => ({ value, label: t(`task.contactKind.${value}`) }))}
        />
        <Labelled path={path('dueInWorkingDays')} label={due}>
          <FigureField path={path('dueInWorkingDays')} value={task.dueInWorkingDays} label={due} unit={t('playStudio.unit.workingDays')} />
        </Labelled>
      </div>
      <Reach path={path()} ranks={task.ranks} roles={task.roles} />
      <TextPair path={path('title')} label={t('playStudio.task.title')} value={task.title} />
      <TextPair path={path('reason')} label={t('playStudio.task.reason')} value={task.reason} rows={2} />
      <TextPair path={path('script')} label={t('playStudio.task.script')} value={task.script} forReader optional rows={3} />
      <TextPair path={path('material')} label={t('playStudio.task.material')} value={task.material} forReader optional />
      <Checklist path={path('checklist')} list={task.checklist} />
    </>
  );
}

interface ReachProps {
  path: (string | number)[];
  ranks: readonly (typeof CONTACT_RANKS)[number][] | undefined;
  roles: readonly (typeof DECISION_ROLES)[number][] | undefined;
}

/** Whom a step is to reach, by rank and by the part in decisions. */
export function Reach({ path, ranks, roles }: ReachProps) {
  const { t } = useTranslation();
  const any = t('playStudio.task.anybody');
  return (
    <div className="flowFields">
      <SeveralField
        path={[...path, 'ranks']}
        label={t('playStudio.task.ranks')}
        value={ranks}
        none={any}
        options={CONTACT_RANKS.map((value) => ({ value, label: t(`customer.rank.${value}`) }))}
      />
      <SeveralField
        path={[...path, 'roles']}
        label={t('playStudio.task.roles')}
        value={roles}
        none={any}
        options={DECISION_ROLES.map((value) => ({ value, label: t(`customer.decisionRole.${value}`) }))}
      />
    </div>
  );
}

/** What is ticked off one by one. */
function Checklist({ path, list }: { path: (string | number)[]; list: readonly { zh: string; en: string }[] }) {
  const { t } = useTranslation();
  const { add } = useStudioForm();
  const name = (nth: number) => t('playStudio.task.point', { at: nth + 1 });
  return (
    <div>
      {list.map((text, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place; its fields hold nothing of their own
        <div key={nth} className="exitPart">
          <TextPair path={[...path, nth]} label={name(nth)} value={text} forReader />
          <PartActions list={path} at={nth} count={list.length} name={name(nth)} />
        </div>
      ))}
      <Button
        type="text"
        size="small"
        icon={<PlusOutlined aria-hidden />}
        onClick={() => add(path, { zh: t('playStudio.new.text', { lng: 'zh' }), en: t('playStudio.new.text', { lng: 'en' }) })}
      >
        {t('playStudio.task.addPoint')}
      </Button>
    </div>
  );
}
