import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { BandFields, useLimit } from './band-fields.tsx';
import type { DraftItem } from './draft-shape.ts';
import { FigureField } from './figure-field.tsx';
import { IssueNotes } from './issue-notes.tsx';
import { controlId, useStudioForm } from './studio-form-context.ts';

const METHODS = ['percentile', 'minmax', 'bands'] as const;
const FIRST_BANDS = [
  { to: 1, points: 0 },
  { from: 1, points: 100 },
];

/** How a figure becomes 0 to 100 before its weight. */
export function NormaliseFields({ at, weighted }: { at: number; weighted: NonNullable<DraftItem['weighted']> }) {
  const { t } = useTranslation();
  const { set } = useStudioForm();
  const limit = useLimit(weighted.metric);
  const path = ['items', at, 'weighted', 'normalise'];
  const { method, bands = [] } = weighted.normalise;
  return (
    <>
      <div>
        <label className="fieldLabel" htmlFor={controlId([...path, 'method'])}>
          {t('studio.normalise')}
        </label>
        <Select
          id={controlId([...path, 'method'])}
          className="wide"
          value={method}
          options={METHODS.map((one) => ({ value: one, label: t(`tiers.policy.normalised.${one}`) }))}
          onChange={(next: (typeof METHODS)[number]) =>
            set(path, next === 'bands' ? { method: next, bands: FIRST_BANDS } : { method: next })
          }
        />
        <IssueNotes path={path} />
      </div>
      {method === 'bands' ? (
        <BandFields path={[...path, 'bands']} metric={weighted.metric} bands={bands} before={undefined} detailed />
      ) : null}
      {method === 'minmax' ? (
        <div className="formPair">
          {(['min', 'max'] as const).map((end) => (
            <div key={end}>
              <label className="fieldLabel" htmlFor={controlId([...path, end])}>
                {t(`studio.scale.${end}`)}
              </label>
              <FigureField
                path={[...path, end]}
                value={weighted.normalise[end]}
                kind={limit.kind}
                unit={limit.unit}
                label={t(`studio.scale.${end}`)}
                placeholder={t('studio.scale.base')}
                optional
              />
              <IssueNotes path={[...path, end]} />
            </div>
          ))}
        </div>
      ) : null}
    </>
  );
}
