import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { BandFields, useLimit } from './band-fields.tsx';
import type { DraftBand } from './draft-parts.ts';
import { FigureField } from './figure-field.tsx';
import { IssueNotes } from './issue-notes.tsx';
import type { Path } from './policy-text.ts';
import { controlId, useStudioForm } from './studio-form-context.ts';

type Method = 'percentile' | 'minmax' | 'bands' | 'yes_no';
type Figure = number | null | undefined;
const FIRST: Record<Method, object> = {
  percentile: { method: 'percentile' },
  minmax: { method: 'minmax' },
  bands: {
    method: 'bands',
    bands: [
      { to: 1, points: 0 },
      { from: 1, points: 100 },
    ],
  },
  yes_no: { method: 'yes_no' },
};
/** What stands between limits of its own begins with some: there is no base to take them from. */
const FIRST_LIMITS = { method: 'minmax', min: 0, max: 100 };

interface Normalise {
  method: Method;
  min?: Figure;
  max?: Figure;
  bands?: readonly DraftBand[] | undefined;
  better?: 'high' | 'low';
  yes?: Figure;
  no?: Figure;
}
interface NormaliseFieldsProps {
  path: Path;
  metric: string;
  value: Normalise;
  /** As in force. */
  before?: Normalise | undefined;
  methods: readonly Method[];
  /** Limits are figures of the policy, and it says which end is the good one; else the base's own may be taken. */
  fixed?: boolean;
}

/** How a figure becomes 0 to 100 before its weight. */
export function NormaliseFields({ path, metric, value, before, methods, fixed = false }: NormaliseFieldsProps) {
  const { t } = useTranslation();
  const { set } = useStudioForm();
  const limit = useLimit(metric);
  const { method, bands = [] } = value;
  const was = before?.method === method ? before : undefined;
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
          options={methods.map((one) => ({
            value: one,
            label: t(fixed || one === 'yes_no' ? `studio.method.${one}` : `tiers.policy.normalised.${one}`),
          }))}
          onChange={(next: Method) => set(path, fixed && next === 'minmax' ? FIRST_LIMITS : FIRST[next])}
        />
        <IssueNotes path={path} />
        <IssueNotes path={[...path, 'method']} />
      </div>
      {method === 'bands' ? (
        <BandFields
          path={[...path, 'bands']}
          metric={metric}
          bands={bands}
          before={was?.bands?.length === bands.length ? was.bands : undefined}
          detailed
        />
      ) : null}
      {method === 'minmax' ? (
        <Pair
          ends={['min', 'max']}
          path={path}
          value={value}
          was={was}
          limit={limit}
          {...(fixed ? {} : { placeholder: t('studio.scale.base') })}
        />
      ) : null}
      {method === 'minmax' && fixed ? (
        <div>
          <label className="fieldLabel" htmlFor={controlId([...path, 'better'])}>
            {t('studio.scale.better')}
          </label>
          <Select
            id={controlId([...path, 'better'])}
            className="wide"
            value={value.better ?? 'high'}
            options={(['high', 'low'] as const).map((one) => ({ value: one, label: t(`studio.scale.${one}`) }))}
            // High is what a document says by saying nothing.
            onChange={(next) => set([...path, 'better'], next === 'high' ? undefined : next)}
          />
        </div>
      ) : null}
      {method === 'yes_no' ? (
        <Pair ends={['yes', 'no']} path={path} value={value} was={was} limit={{ kind: 'count', unit: t('studio.points') }} />
      ) : null}
    </>
  );
}

interface PairProps {
  ends: readonly ('min' | 'max' | 'yes' | 'no')[];
  path: Path;
  value: Normalise;
  was: Normalise | undefined;
  limit: ReturnType<typeof useLimit>;
  /** They may be left out, and this is what holds then. */
  placeholder?: string;
}

function Pair({ ends, path, value, was, limit, placeholder }: PairProps) {
  const { t } = useTranslation();
  return (
    <div className="formPair">
      {ends.map((end) => (
        <div key={end}>
          <label className="fieldLabel" htmlFor={controlId([...path, end])}>
            {t(`studio.scale.${end}`)}
          </label>
          <FigureField
            path={[...path, end]}
            value={value[end]}
            before={was?.[end]}
            kind={limit.kind}
            unit={limit.unit}
            label={t(`studio.scale.${end}`)}
            placeholder={placeholder}
            optional={placeholder !== undefined}
          />
          <IssueNotes path={[...path, end]} />
        </div>
      ))}
    </div>
  );
}
