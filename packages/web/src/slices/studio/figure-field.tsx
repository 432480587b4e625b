import { InputNumber } from 'antd';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';
import type { FieldKind } from '../conditions/condition-fields.ts';
import { storedFigure, typedFigure } from '../conditions/condition-tests.ts';
import type { Path } from './policy-text.ts';
import { controlId, issuesAt, useStudioForm } from './studio-form-context.ts';

interface FigureFieldProps {
  path: Path;
  value: number | null | undefined;
  /** Read aloud; a visible label stands beside it. */
  label: string;
  unit?: string | undefined;
  /** The kind of the metric that the figure is a value of: money is typed in 万, rates in per cent. */
  kind?: FieldKind | undefined;
  /** The figure in force, shown struck through where it differs. */
  before?: number | null | undefined;
  /** An emptied figure is taken out of the document, not left blank. */
  optional?: boolean;
  placeholder?: string | undefined;
  /** Where else the figure is written: the end of a band is the start of the next. */
  also?: Path | undefined;
  /** Writes it in another way than at its place: where the part around it is not there yet, or goes with it. */
  onStored?: (stored: number | null | undefined) => void;
}

/** A figure of the policy, what it was, and its unit. */
export function FigureField(props: FigureFieldProps) {
  const { path, value, label, unit, kind = 'count', before, optional = false, placeholder, also, onStored } = props;
  const { issues, set } = useStudioForm();
  const language = useLanguage();
  const wrong = issuesAt(issues, path).length > 0;
  const typed = (stored: number) => typedFigure(stored, kind, language);
  const was = before === undefined || before === null || before === value ? null : before;
  return (
    <span className="figureField">
      {was === null ? null : <del className="num">{formatNumber(typed(was), language)}</del>}
      <InputNumber
        id={controlId(path)}
        aria-label={label}
        aria-describedby={wrong ? `${controlId(path)}-issues` : undefined}
        status={wrong ? 'error' : undefined}
        controls={false}
        placeholder={placeholder}
        value={value === null || value === undefined ? null : typed(value)}
        suffix={unit}
        onChange={(next) => {
          const stored = typeof next === 'number' ? storedFigure(next, kind, language) : optional ? undefined : null;
          if (onStored) onStored(stored);
          else set(path, stored);
          if (also) set(also, stored);
        }}
      />
    </span>
  );
}
