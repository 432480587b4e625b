import type { Detected, Mapping } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { columnsOf } from './mapping-draft.ts';

interface SampleRowsProps {
  detected: z.infer<typeof Detected>;
  draft: Mapping;
  labelOf: (field: string) => string;
}

const SHOWN = 10;

/** The file's first rows as they were read, each column with the field that it fills. */
export function SampleRows({ detected, draft, labelOf }: SampleRowsProps) {
  const { t } = useTranslation();
  const fills = (column: string) =>
    Object.entries(draft.fields)
      .filter(([, field]) => columnsOf(field).includes(column))
      .map(([target]) => labelOf(target))
      .join(' · ');
  return (
    <section className="block2">
      <h2 className="section">{t('importing.sample')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="sampleRows" tabIndex={0} aria-label={t('importing.sample')}>
        <table className="plainTable">
          <thead>
            <tr>
              {detected.columns.map((column) => (
                <th key={column} scope="col">
                  <span className="block strong sampleColumn">{column}</span>
                  <span className="block">{fills(column) || t('importing.notUsed')}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {detected.sample.slice(0, SHOWN).map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name
              <tr key={i}>
                {detected.columns.map((column, at) => (
                  <td key={column}>{row[at]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
