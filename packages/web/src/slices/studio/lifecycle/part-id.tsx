import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { IssueNotes } from '../issue-notes.tsx';
import type { Path } from '../policy-text.ts';
import { controlId } from '../studio-form-context.ts';

interface PartIdProps {
  path: Path;
  id: string;
  label: string;
  onRename: (id: string) => void;
}

/** The id by which other parts, filters and the history call a part. Written when the field is left, not at each key: it is who the part is. */
export function PartId({ path, id, label, onRename }: PartIdProps) {
  const { t } = useTranslation();
  return (
    <div>
      <label className="fieldLabel" htmlFor={controlId(path)}>
        {label}
      </label>
      <Input
        id={controlId(path)}
        defaultValue={id}
        maxLength={40}
        onBlur={({ target: { value } }) => {
          if (value !== id) onRename(value);
        }}
      />
      <p className="note">{t('stageStudio.idNote')}</p>
      <IssueNotes path={path} />
    </div>
  );
}
