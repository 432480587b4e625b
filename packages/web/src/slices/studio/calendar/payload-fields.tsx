import { PlusOutlined } from '@ant-design/icons';
import { PAYLOAD_TYPES } from '@fulcrum/contract';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { freeId } from '../free-id.ts';
import { IssueNotes } from '../issue-notes.tsx';
import { NameFields } from '../name-fields.tsx';
import { PartActions } from '../part-actions.tsx';
import { ChoiceField, Labelled } from '../play/labelled.tsx';
import type { Path } from '../policy-text.ts';
import { Flag } from '../procedure/flag.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import type { DraftField } from './calendar-shape.ts';

/** What an announcement says of each customer that it touches. */
export function PayloadFields({ path, list }: { path: Path; list: readonly DraftField[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { add, set } = useStudioForm();
  const addField = () => {
    const name = { zh: t('calendarStudio.newField', { lng: 'zh' }), en: t('calendarStudio.newField', { lng: 'en' }) };
    const field = { id: freeId(list, (n) => `field_${n}`), name };
    if (list.length) add(path, field);
    else set(path, [field]);
  };
  return (
    <fieldset className="plainSet" id={controlId(path)} tabIndex={-1}>
      <legend className="fieldLabel">{t('calendarStudio.payload')}</legend>
      <p className="note">{t('calendarStudio.payloadNote')}</p>
      <IssueNotes path={path} />
      {list.map((one, at) => (
        <div key={one.id || at} className="exitPart">
          <NameFields path={[...path, at, 'name']} name={one.name} of={t('calendarStudio.field', { at: at + 1 })} />
          <div className="formPair">
            <Labelled path={[...path, at, 'id']} label={t('calendarStudio.variable')}>
              <Input
                id={controlId([...path, at, 'id'])}
                key={one.id}
                defaultValue={one.id}
                maxLength={41}
                // When left, not at each key: texts of plays name it.
                onBlur={({ target }) => (target.value === one.id ? undefined : set([...path, at, 'id'], target.value))}
              />
            </Labelled>
            <ChoiceField
              path={[...path, at, 'type']}
              label={t('calendarStudio.type')}
              value={one.type}
              options={PAYLOAD_TYPES.map((type) => ({ value: type, label: t(`calendarStudio.typeOf.${type}`) }))}
              onChange={(type) => set([...path, at], ofType(one, type))}
            />
          </div>
          {one.type === 'choice' ? <Choices path={[...path, at, 'choices']} choices={one.choices ?? []} /> : null}
          <Flag
            path={[...path, at, 'required']}
            label={t('calendarStudio.required')}
            note={t('calendarStudio.requiredNote')}
            on={one.required}
            onChange={(on) => set([...path, at, 'required'], on || undefined)}
          />
          <PartActions list={path} at={at} count={list.length} name={one.name[language] || one.id} />
        </div>
      ))}
      <Button type="text" size="small" icon={<PlusOutlined aria-hidden />} onClick={addField}>
        {t('calendarStudio.addField')}
      </Button>
    </fieldset>
  );
}

/** The field as one of another type: choices are of choices alone. */
function ofType({ id, name, required, choices }: DraftField, type: DraftField['type']): object {
  const of = type === 'choice' ? { choices: choices?.length ? choices : [{ id: 'a', zh: 'A', en: 'A' }] } : {};
  return { id, name, type, ...(required ? { required } : {}), ...of };
}

/** A line a choice: its id, then what it is called in Chinese and in English. */
function Choices({ path, choices }: { path: Path; choices: NonNullable<DraftField['choices']> }) {
  const { t } = useTranslation();
  const { set } = useStudioForm();
  const text = choices.map(({ id, zh, en }) => [id, zh, en].join(' | ')).join('\n');
  const read = (typed: string) =>
    typed
      .split('\n')
      .map((line) => line.split('|').map((part) => part.trim()))
      .filter(([id]) => id)
      .map(([id = '', zh = id, en = zh]) => ({ id, zh, en }));
  return (
    <Labelled path={path} label={t('calendarStudio.choices')} deep>
      <Input.TextArea
        id={controlId(path)}
        key={text}
        defaultValue={text}
        autoSize={{ minRows: 2, maxRows: 12 }}
        placeholder={t('calendarStudio.choicesHint')}
        onBlur={({ target }) => (target.value === text ? undefined : set(path, read(target.value)))}
      />
    </Labelled>
  );
}
