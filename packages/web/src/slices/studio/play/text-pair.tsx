import { Input, Select } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IssueNotes } from '../issue-notes.tsx';
import type { Path } from '../policy-text.ts';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { useVariables } from './use-variables.ts';

interface TextPairProps {
  path: Path;
  label: string;
  value: { zh: string; en: string } | undefined;
  /** Filled for each reader: it may name what not everybody sees. */
  forReader?: boolean;
  /** It is sent: it may name whom it goes to. */
  isMessage?: boolean;
  /** It is mailed: it tells no figures of ours. */
  isMail?: boolean;
  /** An emptied text is taken out. */
  optional?: boolean;
  rows?: number;
}

const LANGUAGES = ['zh', 'en'] as const;

/** A text in both languages; a variable goes in where one was writing. */
export function TextPair({
  path,
  label,
  value,
  forReader = false,
  isMessage = false,
  isMail = false,
  optional = false,
  rows = 1,
}: TextPairProps) {
  const { t } = useTranslation();
  const { set } = useStudioForm();
  const variables = useVariables({ forReader, isMessage, isMail });
  const caret = useRef<{ language: 'zh' | 'en'; at: number } | null>(null);
  const write = (language: 'zh' | 'en', text: string) => {
    const other = value?.[language === 'zh' ? 'en' : 'zh'] ?? '';
    if (optional && !text && !other) set(path, undefined);
    else if (value) set([...path, language], text);
    else set(path, { zh: '', en: '', [language]: text });
  };
  const insert = (name: string) => {
    const { language, at } = caret.current ?? { language: LANGUAGES[0], at: value?.zh.length ?? 0 };
    const text = value?.[language] ?? '';
    write(language, `${text.slice(0, at)}{{${name}}}${text.slice(at)}`);
    caret.current = { language, at: at + name.length + 4 };
  };
  return (
    <fieldset className="textPair" id={controlId(path)} tabIndex={-1}>
      <div className="row">
        <legend className="fieldLabel strong grow">{label}</legend>
        <Select
          size="small"
          variant="borderless"
          popupMatchSelectWidth={false}
          aria-label={t('playStudio.variable.into', { text: label })}
          placeholder={t('playStudio.variable.insert')}
          showSearch={{ optionFilterProp: 'label' }}
          value={null}
          options={variables}
          onChange={(name: string | null) => {
            if (name) insert(name);
          }}
        />
      </div>
      {LANGUAGES.map((language) => (
        <div key={language}>
          <Input.TextArea
            id={controlId([...path, language])}
            aria-label={t(`studio.name.of.${language}`, { of: label })}
            placeholder={t(`playStudio.in.${language}`)}
            lang={language}
            autoSize={{ minRows: rows, maxRows: 12 }}
            value={value?.[language] ?? ''}
            onChange={({ target }) => {
              caret.current = { language, at: target.selectionStart };
              write(language, target.value);
            }}
            onSelect={({ currentTarget }) => {
              caret.current = { language, at: currentTarget.selectionStart };
            }}
          />
          <IssueNotes path={[...path, language]} />
        </div>
      ))}
      <IssueNotes path={path} />
    </fieldset>
  );
}
