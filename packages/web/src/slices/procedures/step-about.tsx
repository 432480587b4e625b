import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';

type Text = { zh: string; en: string };
interface Step {
  does?: Text | undefined;
  checklist?: readonly { id: string; name: Text; required: boolean }[] | undefined;
}

/** What is to be done at a step, and what is ticked before it is done. Of a draft too. */
export function StepAbout({ step: { does, checklist = [] } }: { step: Step }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const items = checklist.map(({ id, name, required }) => {
    const text = name[language] || id;
    return required ? text : t('procedure.optionalItem', { name: text });
  });
  return (
    <>
      {does?.[language] ? <span className="note block">{does[language]}</span> : null}
      {items.length ? <span className="note block">{t('procedure.checks', { items: items.join(t('procedure.itemsComma')) })}</span> : null}
    </>
  );
}
