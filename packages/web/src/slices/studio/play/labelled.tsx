import { Select } from 'antd';
import type { ReactNode } from 'react';
import { IssueNotes } from '../issue-notes.tsx';
import type { Path } from '../policy-text.ts';
import { controlId, useStudioForm } from '../studio-form-context.ts';

/** A control with its label above, and what is wrong with it below. */
export function Labelled({ path, label, deep = false, children }: { path: Path; label: string; deep?: boolean; children: ReactNode }) {
  return (
    <div>
      <label className="fieldLabel" htmlFor={controlId(path)}>
        {label}
      </label>
      {children}
      <IssueNotes path={path} deep={deep} />
    </div>
  );
}

interface Option<T> {
  value: T;
  label: string;
}

/** One of a list. A value that is not of the list stays until it is changed. */
export function ChoiceField<T extends string>({
  path,
  label,
  value,
  options,
  onChange,
}: {
  path: Path;
  label: string;
  value: T;
  options: readonly Option<T>[];
  onChange?: (next: T) => void;
}) {
  const { set } = useStudioForm();
  const strange = value && !options.some((one) => one.value === value) ? [{ value, label: value }] : [];
  return (
    <Labelled path={path} label={label}>
      <Select<T>
        id={controlId(path)}
        className="wide"
        showSearch={{ optionFilterProp: 'label' }}
        value={value || options.some((one) => one.value === value) ? value : null!}
        options={[...options, ...strange]}
        onChange={(next) => (onChange ? onChange(next) : set(path, next))}
      />
    </Labelled>
  );
}

/** Several of a list; none is told as absent. */
export function SeveralField<T extends string | number>({
  path,
  label,
  value,
  options,
  none,
}: {
  path: Path;
  label: string;
  value: readonly T[] | undefined;
  options: readonly Option<T>[];
  /** What it means when nothing is chosen. */
  none: string;
}) {
  const { set } = useStudioForm();
  const strange = (value ?? [])
    .filter((one) => !options.some((option) => option.value === one))
    .map((one) => ({ value: one, label: String(one) }));
  const order = (chosen: readonly T[]) => [...options, ...strange].map((one) => one.value).filter((one) => chosen.includes(one));
  return (
    <Labelled path={path} label={label} deep>
      <Select<T[]>
        id={controlId(path)}
        mode="multiple"
        className="wide"
        placeholder={none}
        showSearch={{ optionFilterProp: 'label' }}
        value={[...(value ?? [])]}
        options={[...options, ...strange]}
        onChange={(next) => set(path, next.length ? order(next) : undefined)}
      />
    </Labelled>
  );
}
