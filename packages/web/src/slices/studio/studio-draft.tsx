import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IssueList } from './issue-list.tsx';
import { type Path, withAdded, withMoved, withoutPart, withValue } from './policy-text.ts';
import { ServesField } from './serves-field.tsx';
import type { StudioSearch } from './studio.search.ts';
import { issuesAt, partsAlong, type StudioForm, StudioFormContext } from './studio-form-context.ts';
import type { Studio } from './use-studio.ts';
import { YamlFace } from './yaml-face.tsx';

interface StudioDraftProps {
  policyId: string;
  studio: Studio<unknown>;
  face: StudioSearch['face'];
  onFace: (face: StudioSearch['face']) => void;
  /** The sections of the form. */
  children: ReactNode;
}

/** The draft: one text with two faces. The form writes into the text as a person would. */
export function StudioDraft({ policyId, studio, face, onFace, children }: StudioDraftProps) {
  const { t } = useTranslation();
  const { draft, changes = [], text } = studio;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const asText = face === 'yaml' || draft === null;
  const goTo = (path: Path) => {
    if (asText) onFace(undefined);
    setOpen((before) => new Set([...before, ...partsAlong(draft, path)]));
  };
  return (
    <div className="studioDraft">
      <div className="row wrap">
        <Segmented
          value={asText ? 'yaml' : 'form'}
          options={[
            { value: 'form', label: t('studio.face.form'), disabled: draft === null },
            { value: 'yaml', label: t('studio.face.yaml') },
          ]}
          onChange={(next) => onFace(next === 'yaml' ? 'yaml' : undefined)}
        />
        <span className="grow" />
        {changes.length && studio.before ? (
          <Button size="small" type="text" onClick={studio.revert}>
            {t('studio.revert')}
          </Button>
        ) : null}
      </div>
      <IssueList issues={studio.issues} onGo={goTo} />
      <IssueList issues={studio.warnings} onGo={goTo} mild />
      <StudioFormContext value={formOf(studio, open, setOpen)}>
        <ServesField policyId={policyId} studio={studio} />
        {asText ? <YamlFace text={text} onChange={(next) => studio.change(() => next)} /> : children}
      </StudioFormContext>
    </div>
  );
}

function formOf(
  { draft, issues, warnings, change }: Studio<unknown>,
  open: ReadonlySet<string>,
  setOpen: (make: (before: ReadonlySet<string>) => ReadonlySet<string>) => void,
): StudioForm {
  return {
    issues: issuesAt(issues, [], true),
    warnings: issuesAt(warnings, [], true),
    set: (path, value) => change((text) => withValue(text, path, value)),
    add: (list, part, at) => {
      change((text) => withAdded(text, list, part, at));
      const [within] = partsAlong(draft, list).slice(-1);
      const key = [within, list.at(-1), part.id].filter((step) => step !== undefined).join('/');
      setOpen((now) => new Set([...now, key]));
    },
    remove: (list, at) => change((text) => withoutPart(text, list, at)),
    move: (list, from, to) => change((text) => withMoved(text, list, from, to)),
    open,
    toggle: (part) => setOpen((now) => (now.has(part) ? new Set([...now].filter((one) => one !== part)) : new Set([...now, part]))),
  };
}
