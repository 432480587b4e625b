import type { Condition } from '@fulcrum/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DockedPanel } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { ConditionEditor } from '../conditions/condition-editor.tsx';
import { conditionOf, isFinished, treeOf } from '../conditions/condition-tree.ts';
import { LiveCount } from '../conditions/live-count.tsx';
import { useConditionFields } from '../conditions/use-condition-fields.ts';

interface FilterPanelProps {
  filter: Condition | undefined;
  onApply: (filter: Condition | undefined) => void;
  onKeep: (filter: Condition) => void;
  onClose: () => void;
}

/** The whole filter with its groups; what chips cannot show is built here, and may be kept as a segment. */
export function FilterPanel({ filter, onApply, onKeep, onClose }: FilterPanelProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  const { fields } = useConditionFields();
  const [tree, setTree] = useState(() => treeOf(filter));
  const condition = conditionOf(tree);
  const ready = tree.parts.length === 0 || isFinished(tree);
  return (
    <DockedPanel
      eyebrow={t('shell.group.customers')}
      title={t('segment.filter.title')}
      onClose={onClose}
      foot={
        <div className="row">
          <Button type="primary" disabled={!ready} onClick={() => onApply(condition)}>
            {t('customers.filter.apply')}
          </Button>
          {can('segments.write') && condition && ready ? (
            <Button onClick={() => onKeep(condition)}>{t('segment.filter.keep')}</Button>
          ) : null}
        </div>
      }
    >
      <ConditionEditor fields={fields} tree={tree} onChange={setTree} />
      {can('segments.read') ? <LiveCount condition={condition} /> : null}
    </DockedPanel>
  );
}
