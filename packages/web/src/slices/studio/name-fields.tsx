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
  /** Sentences, not a name. */
  long?: boolean;
  /** Emptied in both languages it is taken out. */
  optional?: boolean;
}

/** A name or a text in both languages. */
export function NameFields({ path, name, of, long = false, optional = false }: NameFieldsProps) {
  const { t } = useTranslation();
  const { set } = useStudioForm();
  const put = (language: 'zh' | 'en', text: string) => {
    const next = { zh: name.zh, en: name.en, [language]: text };
    if (optional) set(path, next.zh || next.en ? next : undefined);
    else set([...path, language], text);
  };
  return (
    <div className="formPair">
      {(['zh', 'en'] as const).map((language) => (
        <div key={language}>
          <label className="fieldLabel" htmlFor={controlId([...path, language])}>
            {of ? t(`studio.name.of.${language}`, { of }) : t(`studio.name.${language}`)}
          </label>
          {long ? (
            <Input.TextArea
              id={controlId([...path, language])}
              lang={language}
              value={name[language]}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={1000}
              onChange={(event) => put(language, event.target.value)}
            />
          ) : (
            <Input
              id={controlId([...path, language])}
              value={name[language]}
              maxLength={80}
              onChange={(event) => put(language, event.target.value)}
            />
          )}
          <IssueNotes path={[...path, language]} />
        </div>
      ))}
    </div>
  );
}
