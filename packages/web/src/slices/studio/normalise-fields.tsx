import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { BandFields, useLimit } from './band-fields.tsx';
import type { DraftBand } from './draft-parts.ts';
import { FigureField } from './figure-field.tsx';
import { IssueNotes } from './issue-notes.tsx';
import type { Path } from './policy-text.ts';
import { controlId, useStudioForm } from './studio-form-context.ts';

type Method = 'percentile' | 'minmax' | 'bands';
const FIRST_BANDS = [
  { to: 1, points: 0 },
  { from: 1, points: 100 },
];

interface NormaliseFieldsProps {
  path: Path;
  metric: string;
  value: { method: Method; min?: number | null | undefined; max?: number | null | undefined; bands?: readonly DraftBand[] | undefined };
  methods: readonly Method[];
}

/** How a figure becomes 0 to 100 before its weight. */
export function NormaliseFields({ path, metric, value, methods }: NormaliseFieldsProps) {
  const { t } = useTranslation();
  const { set } = useStudioForm();
  const limit = useLimit(metric);
  const { method, bands = [] } = value;
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
          options={methods.map((one) => ({ value: one, label: t(`tiers.policy.normalised.${one}`) }))}
          onChange={(next: Method) => set(path, next === 'bands' ? { method: next, bands: FIRST_BANDS } : { method: next })}
        />
        <IssueNotes path={path} />
      </div>
      {method === 'bands' ? <BandFields path={[...path, 'bands']} metric={metric} bands={bands} before={undefined} detailed /> : null}
      {method === 'minmax' ? (
        <div className="formPair">
          {(['min', 'max'] as const).map((end) => (
            <div key={end}>
              <label className="fieldLabel" htmlFor={controlId([...path, end])}>
                {t(`studio.scale.${end}`)}
              </label>
              <FigureField
                path={[...path, end]}
                value={value[end]}
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
