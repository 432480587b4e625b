import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { ConditionField } from '../condition-field.tsx';
import { IssueNotes } from '../issue-notes.tsx';
import { NameFields } from '../name-fields.tsx';
import { PartActions } from '../part-actions.tsx';
import { useStudioForm } from '../studio-form-context.ts';
import type { DraftCriterion } from './draft-shape.ts';

/** What must be true to leave a stage by conditions, each told and judged by a condition of its own. */
export function ExitCriteria({ at, exit }: { at: number; exit: readonly DraftCriterion[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { add, move, remove } = useStudioForm();
  // A condition that is being typed stands in its field: once criteria change their places, each begins anew from the draft.
  const [order, setOrder] = useState(0);
  const list = ['stages', at, 'exit'];
  const fresh = {
    name: { zh: t('stageStudio.exit.new'), en: t('stageStudio.exit.new') },
    when: { metric: 'orders.count_12m', op: '>=', value: 1 },
  };
  return (
    <fieldset className="exitList">
      <legend className="fieldLabel strong">{t('stageStudio.exit.title')}</legend>
      {exit.map((one, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a criterion is its place in this order
        <div key={`${order} ${nth}`} className="exitPart">
          <NameFields path={[...list, nth, 'name']} name={one.name} />
          <ConditionField path={[...list, nth, 'when']} when={one.when} />
          <IssueNotes path={[...list, nth]} />
          <PartActions
            list={list}
            at={nth}
            count={exit.length}
            name={one.name[language] || one.name.zh}
            onMove={(to) => {
              move(list, nth, to);
              setOrder(order + 1);
            }}
            onRemove={() => {
              remove(list, nth);
              setOrder(order + 1);
            }}
          />
        </div>
      ))}
      <Button type="text" size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add(list, fresh)}>
        {t('stageStudio.exit.add')}
      </Button>
    </fieldset>
  );
}
