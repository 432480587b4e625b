import type { Segment } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, problemOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, DockedPanel, SkeletonRows } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { Counted } from '../conditions/live-count.tsx';
import { useConditionFields } from '../conditions/use-condition-fields.ts';
import { conditionWords } from '../metrics/condition-words.ts';
import { Penetration } from './penetration.tsx';
import { SegmentMembers } from './segment-members.tsx';
import { segmentName } from './segment-name.ts';

interface SegmentPanelProps {
  segment: Segment;
  onEdit: () => void;
  onClose: () => void;
}

/** One segment: what it asks or whom it lists, how many of the reader's customers it holds, and who reads it. */
export function SegmentPanel({ segment, onEdit, onClose }: SegmentPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const { names } = useConditionFields();
  const { asOf } = useDay();
  const count = useQuery(api.segments.count.queryOptions({ input: { id: segment.id, asOf, sample: 5 }, retry: false }));
  const remove = useMutation({
    mutationFn: () => client.segments.remove({ id: segment.id }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.segments.key() });
      onClose();
    },
  });
  return (
    <DockedPanel
      eyebrow={t(segment.target ? 'segment.kind.target' : `segment.kind.${segment.kind}`)}
      title={segmentName(segment, language)}
      onClose={onClose}
      foot={
        <div className="row">
          <Link to="/customers" search={{ segment: segment.id }}>
            <Button type="primary" tabIndex={-1}>
              {t('segment.panel.open')}
            </Button>
          </Link>
          {segment.mayEdit ? (
            <>
              <Button onClick={onEdit}>{t('segment.panel.edit')}</Button>
              <span className="grow" />
              <Button type="text" danger loading={remove.isPending} onClick={() => remove.mutate()}>
                {t('segment.panel.remove')}
              </Button>
            </>
          ) : null}
        </div>
      }
    >
      {segment.description ? <p>{segment.description}</p> : null}
      {segment.condition ? <p className="segmentWords">{conditionWords(segment.condition, names)}</p> : null}
      {count.data ? (
        <Counted {...count.data} sample={segment.kind === 'fixed' ? [] : count.data.sample} />
      ) : count.error ? (
        <p className="note">{problemOf(count.error)?.title ?? t('segment.count.failed')}</p>
      ) : (
        <SkeletonRows rows={3} />
      )}
      {segment.kind === 'fixed' ? <Penetration segment={segment} /> : null}
      <UsedBy segment={segment} />
      {segment.kind === 'fixed' ? <SegmentMembers segment={segment} /> : null}
      <ActionProblem error={remove.error} />
    </DockedPanel>
  );
}

function UsedBy({ segment: { usedBy, ownerName, shared } }: { segment: Segment }) {
  const { t } = useTranslation();
  const places = [
    ...usedBy.policies.map((id) => t('segment.used.policy', { id })),
    ...usedBy.segments.map((name) => t('segment.used.segment', { name })),
    ...(usedBy.views ? [t('segment.used.views', { count: usedBy.views })] : []),
  ];
  return (
    <dl className="usedBy">
      <div>
        <dt>{t('segment.column.used')}</dt>
        <dd>{places.length ? places.join(t('measures.op.comma')) : t('segment.used.nowhere')}</dd>
      </div>
      <div>
        <dt>{t('segment.column.owner')}</dt>
        <dd>
          {ownerName ?? '—'}
          {t('segment.panel.sep')}
          {t(shared ? 'segment.panel.shared' : 'segment.panel.private')}
        </dd>
      </div>
    </dl>
  );
}
