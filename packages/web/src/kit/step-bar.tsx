interface StepBarProps {
  label: string;
  steps: string[];
  /** From 0; those before it are done. */
  current: number;
}

/** The steps of one piece of work, the current one marked. */
export function StepBar({ label, steps, current }: StepBarProps) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step, i) => (
        <li
          key={step}
          className={i === current ? 'on' : i < current ? 'done' : undefined}
          aria-current={i === current ? 'step' : undefined}
        >
          <span className="num">{i + 1}</span> <span className="stepName">{step}</span>
        </li>
      ))}
    </ol>
  );
}
