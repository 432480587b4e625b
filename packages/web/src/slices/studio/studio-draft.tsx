import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IssueList } from './issue-list.tsx';
import { ItemSection } from './item-section.tsx';
import { LevelSection } from './level-section.tsx';
import { type Path, withAdded, withMoved, withoutPart, withValue } from './policy-text.ts';
import { RuleSection } from './rule-section.tsx';
import type { StudioSearch } from './studio.search.ts';
import { issuesAt, type StudioForm, StudioFormContext } from './studio-form-context.ts';
import type { Studio } from './use-studio.ts';

interface StudioDraftProps {
  studio: Studio;
  face: StudioSearch['face'];
  onFace: (face: StudioSearch['face']) => void;
}

/** The draft: one text with two faces. The form writes into the text as a person would. */
export function StudioDraft({ studio, face, onFace }: StudioDraftProps) {
  const { t } = useTranslation();
  const { draft, changes = [], text } = studio;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const asText = face === 'yaml' || draft === null;
  const goTo = (path: Path) => {
    if (asText) onFace(undefined);
    const part = draft && partAt(draft, path);
    if (part) setOpen((before) => new Set([...before, part]));
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
      {asText ? (
        <YamlFace text={text} onChange={(next) => studio.change(() => next)} />
      ) : (
        <StudioFormContext value={formOf(studio, open, setOpen)}>
          <LevelSection />
          <ItemSection />
          <RuleSection />
        </StudioFormContext>
      )}
    </div>
  );
}

/** The item or level in which a place lies, as list/id. */
function partAt(draft: NonNullable<Studio['draft']>, [list, at]: Path): string | null {
  if ((list !== 'items' && list !== 'levels') || typeof at !== 'number') return null;
  const part = draft[list][at];
  return part ? `${list}/${part.id}` : null;
}

function formOf(
  { draft, before, issues, warnings, change }: Studio,
  open: ReadonlySet<string>,
  setOpen: (make: (before: ReadonlySet<string>) => ReadonlySet<string>) => void,
): StudioForm {
  const flip = (part: string) =>
    setOpen((now) => (now.has(part) ? new Set([...now].filter((one) => one !== part)) : new Set([...now, part])));
  return {
    policy: draft!,
    before,
    issues: issuesAt(issues, [], true),
    warnings: issuesAt(warnings, [], true),
    set: (path, value) => change((text) => withValue(text, path, value)),
    add: (list, part, at) => {
      change((text) => withAdded(text, [list], part, at));
      setOpen((now) => new Set([...now, `${list}/${part.id}`]));
    },
    remove: (list, at) => change((text) => withoutPart(text, [list], at)),
    move: (list, from, to) => change((text) => withMoved(text, [list], from, to)),
    open,
    toggle: flip,
  };
}

function YamlFace({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="row wrap">
        <span className="grow note">{t('studio.face.note')}</span>
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
