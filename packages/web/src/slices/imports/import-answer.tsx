import type { Import } from '@fulcrum/contract';
import { formatNumber, RichText, usePreferences } from '../../kit/index.ts';

/** Where the import stands, in words and numbers. */
export function ImportAnswer({ current }: { current: Import }) {
  const { language } = usePreferences();
  const figure = (value: number) => formatNumber(value, language);
  const { state } = current;
  const columns = current.detected?.columns.length ?? 0;
  const values = {
    name: current.fileName,
    columns: figure(columns),
    rows: figure(current.rows),
    good: figure(current.rows - current.rejected),
    created: figure(current.created),
    updated: figure(current.updated),
    unchanged: figure(current.unchanged),
    rejected: figure(current.rejected),
  };
  if (state === 'checked' && current.rejected > 0) return <RichText text="importing.answer.checkedBad" values={values} />;
  if (state === 'checked' && current.created + current.updated === 0)
    return <RichText text="importing.answer.checkedSame" values={values} />;
  if (state === 'uploaded' && columns === 0) return <RichText text="importing.answer.unreadable" values={values} />;
  return <RichText text={`importing.answer.${state}`} values={values} />;
}
