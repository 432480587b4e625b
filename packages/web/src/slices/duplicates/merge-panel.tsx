import type { DuplicatePair, MERGED_ENTITIES } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { ActionProblem, DockedPanel, Failure, SkeletonRows, useKeys } from '../../kit/index.ts';
import { likelyWinner, linesOf, type Side, takenFrom } from './merge-lines.ts';
import { MergeTable } from './merge-table.tsx';
import type { Merging } from './use-merging.ts';

export type Entity = (typeof MERGED_ENTITIES)[number];
interface MergePanelProps {
  entity: Entity;
  first: string;
  second: string;
  /** The pair as the list has it: its reasons. */
  pair: DuplicatePair | undefined;
  merging: Merging;
  onClose: () => void;
}

/** Two records side by side: which one stays, and whose value in each field; then one button. */
export function MergePanel({ entity, first, second, pair, merging, onClose }: MergePanelProps) {
  const { t } = useTranslation();
  const found = useQuery(api.duplicates.compare.queryOptions({ input: { entity, firstId: first, secondId: second } }));
  const [winner, setWinner] = useState<Side>();
  const [chosen, setChosen] = useState<Record<string, Side>>({});
  const both = found.data;
  const stays = winner ?? (both ? likelyWinner(both.first, both.second) : 'first');
  const lines = both ? linesOf(both.first, both.second) : [];
  const merge = () => {
    if (!both || merging.busy) return;
    const [winnerId, loserId] = stays === 'first' ? [first, second] : [second, first];
    merging.merge({ entity, winnerId, loserId, take: takenFrom(lines, stays, chosen) });
  };
  const isDismissed = pair?.dismissedAt != null;
  const dismiss = () => merging.dismiss({ entity, firstId: first, secondId: second }, !isDismissed);
  useKeys({ m: merge, d: dismiss, '1': () => setWinner('first'), '2': () => setWinner('second') }, both !== undefined);
  return (
    <DockedPanel
      eyebrow={pair?.reasons.map(({ reason }) => t(`merging.reason.${reason}`)).join(t('merging.comma'))}
      title={t('merging.compare')}
      onClose={onClose}
      foot={
        <>
          <ActionProblem error={merging.error} />
          <div className="row formActions">
            <Button type="primary" loading={merging.busy} disabled={!both} onClick={merge} aria-keyshortcuts="m">
              {t('merging.merge')} <kbd aria-hidden>M</kbd>
            </Button>
            <Button disabled={merging.busy || !both} onClick={dismiss} aria-keyshortcuts="d">
              {t(isDismissed ? 'merging.reopen' : 'merging.dismiss')} <kbd aria-hidden>D</kbd>
            </Button>
          </div>
        </>
      }
    >
      {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} level={3} /> : null}
      {found.isPending ? <SkeletonRows rows={8} /> : null}
      {both ? (
        <>
          <p className="prose ink2">{t('merging.explain')}</p>
          <MergeTable
            both={both}
            lines={lines}
            winner={stays}
            chosen={chosen}
            onWinner={(side) => setWinner(side)}
            onChoose={(take, side) => setChosen((before) => ({ ...before, [take]: side }))}
          />
        </>
      ) : null}
    </DockedPanel>
  );
}
