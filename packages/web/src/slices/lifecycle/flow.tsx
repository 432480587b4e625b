import type { Both } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { addDays, addMonths, Failure, SkeletonRows } from '../../kit/index.ts';
import type { LifecycleSearch } from './lifecycle.search.ts';
import { River } from './river.tsx';
import type { Stages } from './stage-mark.tsx';
import { Stays } from './stays.tsx';

interface FlowProps {
  day: string;
  stages: Stages;
  tracks: readonly { id: string; name: Both }[];
  /** Accounts move, not lines of subscription. */
  whole: boolean;
  search: Pick<LifecycleSearch, 'period' | 'track'>;
  onSearch: (next: Pick<LifecycleSearch, 'period' | 'track'>) => void;
}
const MONTHS = { year: 12, quarter: 3, month: 1 } as const;

/** The river of a period: what went from stage to stage, and how long it had stayed. One track at a time: two courses in one picture cross for nothing. */
export function Flow({ day, stages, tracks, whole, search, onSearch }: FlowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { period = 'year' } = search;
  const from = addDays(addMonths(day, -MONTHS[period]), 1);
  const found = useQuery(api.lifecycle.flow.queryOptions({ input: { from, to: day }, placeholderData: (before) => before }));
  const track = tracks.find(({ id }) => id === search.track) ?? tracks[0];
  const course = track ? stages.filter((stage) => stage.track === track.id) : stages;
  return (
    <section className="lifecycleSection">
      <div className="row wrap">
        <Segmented<keyof typeof MONTHS>
          aria-label={t('lifecycle.flow.period')}
          value={period}
          onChange={(next) => onSearch({ period: next === 'year' ? undefined : next })}
          options={(['year', 'quarter', 'month'] as const).map((value) => ({ value, label: t(`lifecycle.flow.${value}`) }))}
        />
        {track && tracks.length > 1 ? (
          <Segmented
            aria-label={t('lifecycle.course.track')}
            value={track.id}
            onChange={(next) => onSearch({ track: next === tracks[0]?.id ? undefined : next })}
            options={tracks.map(({ id, name }) => ({ value: id, label: name[language] }))}
          />
        ) : null}
      </div>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <SkeletonRows rows={6} />
      ) : (
        <div className="flowColumns">
          <River moves={found.data.moves} stages={course} whole={whole} from={found.data.from} to={found.data.to} />
          <Stays stays={found.data.stays} stages={course} whole={whole} />
        </div>
      )}
    </section>
  );
}
