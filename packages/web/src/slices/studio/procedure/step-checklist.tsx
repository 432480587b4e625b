import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { freeId } from '../free-id.ts';
import { IssueNotes } from '../issue-notes.tsx';
import { NameFields } from '../name-fields.tsx';
import { PartActions } from '../part-actions.tsx';
import type { Path } from '../policy-text.ts';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { Flag } from './flag.tsx';

interface StepChecklistProps {
  path: Path;
  list: readonly { id: string; name: { zh: string; en: string }; required: boolean }[];
}

/** What is ticked at a step before it is done. */
export function StepChecklist({ path, list }: StepChecklistProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { add, set } = useStudioForm();
  const title = t('procedure.form.checklist');
  const addItem = () =>
    add(path, {
      id: freeId(list, (n) => `item_${n}`),
      name: { zh: t('procedure.form.newItem', { lng: 'zh' }), en: t('procedure.form.newItem', { lng: 'en' }) },
      required: true,
    });
  return (
    <fieldset className="plainSet" id={controlId(path)} tabIndex={-1}>
      <legend className="fieldLabel">{title}</legend>
      <p className="note">{t('procedure.form.checklistNote')}</p>
      <IssueNotes path={path} />
      {list.map(({ id, name, required }, at) => (
        <div key={id || at} className="exitPart">
          <NameFields path={[...path, at, 'name']} name={name} of={t('procedure.form.item', { at: at + 1 })} />
          <IssueNotes path={[...path, at, 'id']} />
          <Flag
            path={[...path, at, 'required']}
            label={t('procedure.form.required')}
            note={t('procedure.form.requiredNote')}
            on={required}
            onChange={(on) => set([...path, at, 'required'], on ? undefined : false)}
          />
          <PartActions list={path} at={at} count={list.length} name={name[language] || id} />
        </div>
      ))}
      <Button type="text" size="small" icon={<PlusOutlined aria-hidden />} onClick={addItem}>
        {t('procedure.form.addItem')}
      </Button>
    </fieldset>
  );
}
