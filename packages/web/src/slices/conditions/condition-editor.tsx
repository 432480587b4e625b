import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FilterField } from './condition-fields.ts';
import { type GroupNode, groupOfParts, isGroup, type Mode, replaced, type TestNode, testNode } from './condition-tree.ts';
import './conditions.css';
import { TestControls } from './test-controls.tsx';
import { draftOf } from './test-draft.ts';

const MODES: readonly Mode[] = ['all', 'any', 'none'];
const DEEPEST = 4;

interface ConditionEditorProps {
  fields: FilterField[];
  tree: GroupNode;
  onChange: (tree: GroupNode) => void;
}

/** A condition as groups of tests: the one editor of filters and segments. */
export function ConditionEditor({ fields, tree, onChange }: ConditionEditorProps) {
  return <Group fields={fields} group={tree} depth={0} onChange={onChange} />;
}

interface GroupProps {
  fields: FilterField[];
  group: GroupNode;
  depth: number;
  onChange: (group: GroupNode) => void;
  onRemove?: () => void;
}

function Group({ fields, group, depth, onChange, onRemove }: GroupProps) {
  const { t } = useTranslation();
  const add = (part: GroupNode['parts'][number]) => onChange({ ...group, parts: [...group.parts, part] });
  const newTest = () => testNode(draftOf(fields[0]!));
  return (
    <fieldset className={depth ? 'conditionGroup inner' : 'conditionGroup'}>
      <legend className="visuallyHidden">{t('segment.editor.group')}</legend>
      <div className="row">
        <Select
          size="small"
          popupMatchSelectWidth={false}
          aria-label={t('segment.editor.mode')}
          value={group.mode}
          options={MODES.map((mode) => ({ value: mode, label: t(`segment.editor.${mode}`) }))}
          onChange={(mode) => onChange({ ...group, mode })}
        />
        <span className="grow" />
        {onRemove ? <RemoveButton label={t('segment.editor.removeGroup')} onRemove={onRemove} /> : null}
      </div>
      {group.parts.length ? (
        <ul className="conditionParts">
          {group.parts.map((part) => (
            <li key={part.key}>
              {isGroup(part) ? (
                <Group
                  fields={fields}
                  group={part}
                  depth={depth + 1}
                  onChange={(next) => onChange(replaced(group, part.key, next))}
                  onRemove={() => onChange(replaced(group, part.key, null))}
                />
              ) : (
                <Line fields={fields} node={part} onChange={(next) => onChange(replaced(group, part.key, next))} />
              )}
            </li>
          ))}
        </ul>
      ) : null}
      <div className="row">
        <Button size="small" type="text" icon={<PlusOutlined aria-hidden />} onClick={() => add(newTest())}>
          {t('segment.editor.addTest')}
        </Button>
        {depth < DEEPEST ? (
          <Button size="small" type="text" icon={<PlusOutlined aria-hidden />} onClick={() => add(groupOfParts('any', [newTest()]))}>
            {t('segment.editor.addGroup')}
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}

function Line({ fields, node, onChange }: { fields: FilterField[]; node: TestNode; onChange: (node: TestNode | null) => void }) {
  const { t } = useTranslation();
  const name = fields.find((field) => field.metric === node.test.metric)?.name ?? node.test.metric;
  return (
    <div className="conditionLine">
      <div className="conditionControls">
        <TestControls fields={fields} draft={node.test} onChange={(test) => onChange({ ...node, test })} />
      </div>
      <RemoveButton label={t('segment.editor.removeTest', { name })} onRemove={() => onChange(null)} />
    </div>
  );
}

const RemoveButton = ({ label, onRemove }: { label: string; onRemove: () => void }) => (
  <Button size="small" type="text" icon={<CloseOutlined aria-hidden />} aria-label={label} onClick={onRemove} />
);
