import { WarningOutlined } from '@ant-design/icons';
import { CONTACT_RANKS, DECISION_ROLES, type StrategyMatrix } from '@fulcrum/contract';
import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';
import { viewsOf } from './cell-view.ts';
import { LAYERS, type Layer, type MatrixSearch } from './matrix.search.ts';
import { PolicyChoice } from './policy-choice.tsx';

interface MatrixBarProps {
  matrix: StrategyMatrix;
  stages: StrategyMatrix['stages'];
  search: MatrixSearch;
  onChange: (next: Partial<MatrixSearch>) => void;
}
const ALL = 'all';
/** `other` is no rank that one writes plays for. */
const RANKS = CONTACT_RANKS.filter((rank) => rank !== 'other');

/** What the cells show, and which people at customers it is about: each rank with its number of gaps. */
export function MatrixBar({ matrix, stages, search, onChange }: MatrixBarProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const layer = search.layer ?? 'plays';
  const gapsOf = (rank: (typeof RANKS)[number]) =>
    viewsOf(matrix, stages, 'plays', { rank, role: search.role }).filter(({ gap }) => gap).length;
  const track = matrix.tracks.find(({ id }) => id === search.track) ?? matrix.tracks[0];
  return (
    <div className="matrixBar">
      <PolicyChoice matrix={matrix} onChange={onChange} />
      {track ? (
        <Segmented
          aria-label={t('strategy.bar.track')}
          value={track.id}
          onChange={(id) => onChange({ track: id === matrix.tracks[0]?.id ? undefined : id, level: undefined, stage: undefined })}
          options={matrix.tracks.map(({ id, name }) => ({ value: id, label: name[language] }))}
        />
      ) : null}
      <Segmented<Layer>
        aria-label={t('strategy.bar.layer')}
        value={layer}
        onChange={(next) => onChange({ layer: next === 'plays' ? undefined : next })}
        options={LAYERS.filter((value) => value !== 'resources' || matrix.resources?.length).map((value) => ({
          value,
          label: t(`strategy.layer.${value}`),
        }))}
      />
      {layer === 'plays' ? (
        <>
          <Segmented
            aria-label={t('strategy.bar.rank')}
            value={search.rank ?? ALL}
            onChange={(rank) => onChange({ rank: RANKS.find((one) => one === rank) })}
            options={[
              { value: ALL, label: t('strategy.bar.allRanks') },
              ...RANKS.map((value) => {
                const gaps = gapsOf(value);
                return {
                  value,
                  label: (
                    <span title={t('strategy.bar.gaps', { count: gaps })}>
                      {t(`customer.rank.${value}`)}{' '}
                      {gaps ? (
                        <span className="num ink3 nowrap">
                          <WarningOutlined aria-hidden /> {formatNumber(gaps, language)}
                        </span>
                      ) : null}
                    </span>
                  ),
                };
              }),
            ]}
          />
          <Select
            className="roleChoice"
            aria-label={t('strategy.bar.role')}
            value={search.role ?? ALL}
            onChange={(role) => onChange({ role: DECISION_ROLES.find((one) => one === role) })}
            options={[
              { value: ALL, label: t('strategy.bar.allRoles') },
              ...DECISION_ROLES.map((value) => ({ value, label: t(`customer.decisionRole.${value}`) })),
            ]}
          />
        </>
      ) : null}
    </div>
  );
}
