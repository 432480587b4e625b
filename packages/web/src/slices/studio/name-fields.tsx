import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { IssueNotes } from './issue-notes.tsx';
import type { Path } from './policy-text.ts';
import { controlId, useStudioForm } from './studio-form-context.ts';

interface NameFieldsProps {
  path: Path;
  name: { zh: string; en: string };
  /** What it names, where that is not the part itself: a unit. */
  of?: string;
}

/** A name in both languages. */
export function NameFields({ path, name, of }: NameFieldsProps) {
  const { t } = useTranslation();
  const { set } = useStudioForm();
  return (
    <div className="formPair">
      {(['zh', 'en'] as const).map((language) => (
        <div key={language}>
          <label className="fieldLabel" htmlFor={controlId([...path, language])}>
            {of ? t(`studio.name.of.${language}`, { of }) : t(`studio.name.${language}`)}
          </label>
          <Input
            id={controlId([...path, language])}
            value={name[language]}
            maxLength={80}
            onChange={(event) => set([...path, language], event.target.value)}
          />
          <IssueNotes path={[...path, language]} />
        </div>
      ))}
    </div>
  );
}
