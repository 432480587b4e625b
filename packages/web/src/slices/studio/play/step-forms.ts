import type { StepKind } from '@fulcrum/contract';
import type { ComponentType } from 'react';
import { BeginForm } from './begin-form.tsx';
import { BranchForm } from './branch-form.tsx';
import { MaterialForm } from './material-form.tsx';
import { MessageForm } from './message-form.tsx';
import { NotifyForm } from './notify-form.tsx';
import type { StepFormProps } from './play-shape.ts';
import { EndForm, SetForm, StartForm, WaitForm } from './small-forms.tsx';
import { TaskForm } from './task-form.tsx';
import { WebhookForm } from './webhook-form.tsx';

/** Everything about a step, by its kind. */
export const STEP_FORMS: Record<StepKind, ComponentType<StepFormProps>> = {
  task: TaskForm,
  message: MessageForm,
  material: MaterialForm,
  wait: WaitForm,
  branch: BranchForm,
  set: SetForm,
  start: StartForm,
  begin: BeginForm,
  notify: NotifyForm,
  webhook: WebhookForm,
  end: EndForm,
};
