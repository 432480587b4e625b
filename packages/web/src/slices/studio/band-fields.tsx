import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import type { FieldKind } from '../conditions/condition-fields.ts';
import { bandWords } from '../metrics/condition-words.ts';
import { useMetricNames } from '../metrics/use-metric-names.ts';
import type { DraftBand } from './draft-parts.ts';
import { FigureField } from './figure-field.tsx';
import { IssueNotes } from './issue-notes.tsx';
import { useMetricField } from './metric-field.tsx';
import type { Path } from './policy-text.ts';
import { useStudioForm } from './studio-form-context.ts';

interface BandFieldsProps {
  path: Path;
  metric: string;
  bands: readonly DraftBand[];
  before: readonly DraftBand[] | undefined;
  /** The limits can be changed, bands added and taken out. */
  detailed: boolean;
}

/** The points of each band; in detail, where each begins. The end of a band is the start of the next, so it is typed once. */
export function BandFields({ path, metric, bands, before, detailed }: BandFieldsProps) {
  const { t } = useTranslation();
  const names = useMetricNames();
  const { set } = useStudioForm();
  const limits = useLimit(metric);
  const add = () => {
    const last = bands.at(-1);
    const from = last?.from ?? 0;
    const next = { from: from + Math.max(1, Math.abs(from)), points: last?.points ?? 0 };
    set(path, [...bands.slice(0, -1).map(clean), { ...clean(last ?? { points: 0, from: null, to: null }), to: next.from }, next]);
  };
  const remove = (at: number) => {
    const left = bands.filter((_, index) => index !== at).map(clean);
    // What remains closes up: each begins where the one before it ends.
    set(
      path,
      left.map(({ from, to, points }, index) => ({
        ...(index === 0 || from === undefined ? {} : { from }),
        ...(left[index + 1]?.from === undefined ? {} : { to: left[index + 1]?.from ?? to }),
        points,
      })),
    );
  };
  return (
    <>
      {bands.map((band, index) => {
        const words = bandWords({ from: band.from ?? undefined, to: band.to ?? undefined, points: 0 }, metric, names);
        const was = before?.[index];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: bands have no other key, and stand in order
          <div key={index}>
            <div className={was && was.points !== band.points ? 'studioRow band changed' : 'studioRow band'}>
              <span className="grow">
                {detailed && index > 0 ? (
                  <span className="bandLimit">
                    ≥
                    <FigureField
                      path={[...path, index, 'from']}
                      also={[...path, index - 1, 'to']}
                      value={band.from}
                      before={was?.from}
                      kind={limits.kind}
                      unit={limits.unit}
                      label={t('studio.band.from', { at: index + 1 })}
                    />
                  </span>
                ) : (
                  words
                )}
              </span>
              <FigureField
                path={[...path, index, 'points']}
                value={band.points}
                before={was?.points}
                unit={t('studio.points')}
                label={t('studio.band.points', { band: words })}
              />
              {detailed && bands.length > 1 ? (
                <Button
                  size="small"
                  type="text"
                  icon={<CloseOutlined aria-hidden />}
                  aria-label={t('studio.band.remove', { band: words })}
                  onClick={() => remove(index)}
                />
              ) : null}
            </div>
            <IssueNotes path={[...path, index]} deep />
          </div>
        );
      })}
      {detailed ? (
        <Button size="small" type="text" icon={<PlusOutlined aria-hidden />} onClick={add}>
          {t('studio.band.add')}
        </Button>
      ) : null}
    </>
  );
}

const clean = ({ from, to, points }: DraftBand) => ({
  ...(from === null || from === undefined ? {} : { from }),
  ...(to === null || to === undefined ? {} : { to }),
  points: points ?? 0,
});

/** How limits of a metric are typed: money in 万, rates in per cent. */
export function useLimit(metric: string): { kind: FieldKind; unit: string | undefined } {
  const { t } = useTranslation();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const kind = useMetricField(metric)?.kind ?? 'count';
  const unit =
    kind === 'money'
      ? t('customers.unit.money', { currency })
      : kind === 'ratio'
        ? '%'
        : kind === 'days'
          ? t('customers.unit.days')
          : undefined;
  return { kind, unit };
}
