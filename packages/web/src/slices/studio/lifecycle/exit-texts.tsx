import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { IssueNotes } from '../issue-notes.tsx';
import { NameFields } from '../name-fields.tsx';
import { PartActions } from '../part-actions.tsx';
import { useStudioForm } from '../studio-form-context.ts';

/** What must be true to leave a stage of a subscription: sentences for people, dates decide. */
export function ExitTexts({ at, exit }: { at: number; exit: readonly { zh: string; en: string }[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { add } = useStudioForm();
  const list = ['stages', at, 'exit'];
  const fresh = { zh: t('stageStudio.exit.new'), en: t('stageStudio.exit.new') };
  return (
    <fieldset className="exitList">
      <legend className="fieldLabel strong">{t('stageStudio.exit.title')}</legend>
      <p className="note">{t('stageStudio.exit.textNote')}</p>
      {exit.map((text, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sentence is its place; its fields hold nothing of their own
        <div key={nth} className="exitPart">
          <NameFields path={[...list, nth]} name={text} />
          <IssueNotes path={[...list, nth]} />
          <PartActions list={list} at={nth} count={exit.length} name={text[language] || text.zh} />
        </div>
      ))}
      <Button type="text" size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add(list, fresh)}>
        {t('stageStudio.exit.add')}
      </Button>
    </fieldset>
  );
}
