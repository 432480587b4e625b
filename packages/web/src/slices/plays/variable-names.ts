import { PLAY_VARIABLE_NAMES } from '@fulcrum/contract';
import type { TFunction } from 'i18next';
import type { MetricNames } from '../metrics/condition-words.ts';

/** A variable as the reader calls it; one with a dot is a metric. */
export function variableName(id: string, t: TFunction, names: MetricNames): string {
  const known = PLAY_VARIABLE_NAMES.find((name) => name === id);
  return known ? t(`playing.variable.${known}`) : names.name(id);
}

/** A text with its variables named between ‹ and ›. */
export const variableNames = (text: string, t: TFunction, names: MetricNames): string =>
  text.replaceAll(/\{\{([\w.]+)\}\}/g, (_, id: string) => `‹${variableName(id, t, names)}›`);
