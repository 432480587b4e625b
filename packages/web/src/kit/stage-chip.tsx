import { useTranslation } from 'react-i18next';

export interface StageChipProps {
  /** The stage's name in the reader's language. */
  name: string;
  /** Position among the policy's stages, from 0. */
  position: number;
  /** How many stages the policy has. */
  stages: number;
}

/** A lifecycle stage: a track with one step per stage, and its name. */
export function StageChip({ name, position, stages }: StageChipProps) {
  const { t } = useTranslation();
  const steps = Array.from({ length: stages }, (_, step) => (step === position ? 'now' : step < position ? 'done' : 'ahead'));
  return (
    <span className="chip">
      <span className="track" aria-hidden>
        {steps.map((state, step) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its position
          <i key={step} className={state} />
        ))}
      </span>
      <span aria-hidden>{name}</span>
      <span className="visuallyHidden">{t('kit.stage.position', { name, position: position + 1, count: stages })}</span>
    </span>
  );
}
