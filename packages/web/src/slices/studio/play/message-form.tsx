import { DOERS, MESSAGE_CHANNELS } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { FigureField } from '../figure-field.tsx';
import { ChoiceField, Labelled } from './labelled.tsx';
import type { StepFormProps } from './play-shape.ts';
import { Reach } from './task-form.tsx';
import { TextPair } from './text-pair.tsx';

/** A message: who sends it how and to whom, and what it says. */
export function MessageForm({ step: { message }, at }: StepFormProps) {
  const { t } = useTranslation();
  if (!message) return null;
  const path = (...steps: string[]) => ['steps', at, 'message', ...steps];
  const due = t('playStudio.task.due');
  const byMail = message.channel === 'mail';
  const text = (
    <TextPair
      path={path('script')}
      label={t('playStudio.message.text')}
      value={message.script}
      forReader
      isMessage
      isMail={byMail}
      rows={3}
    />
  );
  const who = (
    <>
      <ChoiceField
        path={path('for')}
        label={t('playStudio.message.for')}
        value={message.for}
        options={DOERS.map((value) => ({ value, label: t(`playing.doer.${value}`) }))}
      />
      <Labelled path={path('dueInWorkingDays')} label={due}>
        <FigureField path={path('dueInWorkingDays')} value={message.dueInWorkingDays} label={due} unit={t('playStudio.unit.workingDays')} />
      </Labelled>
    </>
  );
  return (
    <>
      <div className="flowFields">
        <ChoiceField
          path={path('channel')}
          label={t('playStudio.message.channel')}
          value={message.channel}
          options={MESSAGE_CHANNELS.map((value) => ({ value, label: t(`playStudio.message.by.${value}`) }))}
        />
        {byMail ? null : who}
      </div>
      <Reach path={path()} ranks={message.ranks} roles={message.roles} />
      <p className="note">{t(byMail ? 'playStudio.message.mailNote' : 'playStudio.message.note')}</p>
      {byMail ? (
        <>
          <TextPair path={path('subject')} label={t('playStudio.message.subject')} value={message.subject} forReader isMessage isMail />
          {text}
          <h4 className="fieldLabel strong">{t('playStudio.message.otherwise')}</h4>
          <div className="flowFields">{who}</div>
        </>
      ) : null}
      <TextPair path={path('title')} label={t('playStudio.task.title')} value={message.title} />
      <TextPair path={path('reason')} label={t('playStudio.task.reason')} value={message.reason} rows={2} />
      {byMail ? null : text}
      <TextPair path={path('material')} label={t('playStudio.task.material')} value={message.material} forReader isMessage optional />
    </>
  );
}
