import type { Test } from '@fulcrum/contract';
import { Button, Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterField } from '../conditions/condition-fields.ts';
import { TestControls } from '../conditions/test-controls.tsx';
import { draftOf, type TestDraft, testOf } from '../conditions/test-draft.ts';

interface FilterEditorProps {
  fields: FilterField[];
  initial: Test | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onApply: (test: Test) => void;
  children: ReactNode;
}

/** Field, operator and value of one test, floating under its chip. */
export function FilterEditor({ open, onOpenChange, children, ...form }: FilterEditorProps) {
  return (
    <Popover
      trigger={[]}
      open={open}
      onOpenChange={onOpenChange}
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      content={<EditorForm {...form} onCancel={() => onOpenChange(false)} />}
    >
      <span>{children}</span>
    </Popover>
  );
}

type EditorFormProps = Pick<FilterEditorProps, 'fields' | 'initial' | 'onApply'> & { onCancel: () => void };

function EditorForm({ fields, initial, onApply, onCancel }: EditorFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<TestDraft>(initial ?? draftOf(fields[0]!));
  const test = testOf(draft);
  return (
    <form
      className="filterEditor"
      aria-label={t('customers.filter.editor')}
      onSubmit={(event) => {
        event.preventDefault();
        if (test) onApply(test);
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <TestControls fields={fields} draft={draft} onChange={setDraft} labelled focus />
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={test === null}>
          {t('customers.filter.apply')}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('customers.cancel')}
        </Button>
      </div>
    </form>
  );
}
