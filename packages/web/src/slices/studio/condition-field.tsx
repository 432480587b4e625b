import type { Condition } from '@fulcrum/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConditionEditor } from '../conditions/condition-editor.tsx';
import { conditionOf, isFinished, treeOf } from '../conditions/condition-tree.ts';
import { useConditionFields } from '../conditions/use-condition-fields.ts';
import { IssueNotes } from './issue-notes.tsx';
import type { Path } from './policy-text.ts';
import { controlId, useStudioForm } from './studio-form-context.ts';

/** One test alone stands without a group around it, as people write it. */
const plain = (condition: Condition | undefined): Condition | undefined =>
  condition && 'all' in condition && condition.all.length === 1 ? condition.all[0] : condition;

interface ConditionFieldProps {
  path: Path;
  when: Condition | undefined;
  /** A level may do without one: an emptied condition is taken out. */
  optional?: boolean;
}

/** A condition in the editor that filters and segments use; what is half typed waits until it is whole. */
export function ConditionField({ path, when, optional = false }: ConditionFieldProps) {
  const { t } = useTranslation();
  const { fields } = useConditionFields('all');
  const { set } = useStudioForm();
  const [tree, setTree] = useState(() => treeOf(when));
  const empty = tree.parts.length === 0;
  const whole = isFinished(tree);
  return (
    <div id={controlId(path)} tabIndex={-1}>
      <ConditionEditor
        fields={fields}
        tree={tree}
        onChange={(next) => {
          setTree(next);
          if (isFinished(next)) set(path, plain(conditionOf(next)));
          else if (optional && next.parts.length === 0) set(path, undefined);
        }}
      />
      {whole || (optional && empty) ? null : <p className="note">{t('studio.condition.unfinished')}</p>}
      <IssueNotes path={path} deep />
    </div>
  );
}
