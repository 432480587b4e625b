import { Input } from 'antd';
import { useTranslation } from 'react-i18next';

interface YamlFaceProps {
  text: string;
  onChange: (text: string) => void;
  /** Absent: that it is the form's draft too. */
  note?: string;
}

/** A policy as text: typed, pasted or read from a file. */
export function YamlFace({ text, onChange, note }: YamlFaceProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="row wrap">
        <span className="grow note">{note ?? t('studio.face.note')}</span>
        <label className="uploadLink">
          {t('tiers.edit.upload')}
          <input
            className="visuallyHidden"
            type="file"
            accept=".yaml,.yml,.txt"
            onChange={async (event) => {
              const file = event.target.files?.[0];
              if (file) onChange(await file.text());
            }}
          />
        </label>
      </div>
      <Input.TextArea
        className="yamlInput"
        aria-label={t('tiers.edit.text')}
        spellCheck={false}
        autoSize={{ minRows: 20, maxRows: 40 }}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  );
}
