import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BulkBar, EmptyState, Failure, morePages, TableOrLines } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { SearchBox } from '../customers/search-box.tsx';
import { DecideProposals, type Deciding } from './decide-proposals.tsx';
import { useProposalColumns } from './proposal-columns.tsx';
import { useLevels } from './use-levels.ts';
import { filterOf, type ProposalsAsked, useProposals } from './use-proposals.ts';

const STATES = ['open', 'waiting', 'decided'] as const;

/** Changes of level that an evaluation found: one by one, chosen, or all at once, confirmed or declined. */
export function ProposalsView({ onAccount }: { onAccount: (id: string) => void }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const [asked, setAsked] = useState<ProposalsAsked>({ state: 'open', from: undefined, to: undefined, q: '' });
  const [selected, setSelected] = useState<string[]>([]);
  const [deciding, setDeciding] = useState<Deciding>();
  const { summary, found, rows } = useProposals(asked);
  const may = can('levels.confirm') && asked.state === 'open';
  const columns = useProposalColumns({ state: asked.state, onDecide: may ? setDeciding : undefined, onAccount });
  const ask = (next: Partial<ProposalsAsked>) => {
    setSelected([]);
    setAsked((before) => ({ ...before, ...next }));
  };
  const pages = morePages(found);
  const all = (decision: Deciding['decision']) => setDeciding({ decision, count: summary?.open ?? 0, of: { where: filterOf(asked) } });
  const chosen = (decision: Deciding['decision']) => setDeciding({ decision, count: selected.length, of: { ids: selected } });
  return (
    <section>
      <Tools asked={asked} onAsk={ask} />
      {asked.state === 'open' && summary?.open ? (
        <div className="row wrap overrideTools">
          <span className="grow">
            <span className="strong">{t('confirming.answer', { count: summary.open })}</span>{' '}
            <span className="note">
              {summary.moves.map(({ from, to, accounts }) => t('confirming.matrix', { from, to, accounts })).join(' · ')}
            </span>
          </span>
          {may ? (
            <>
              <Button type="primary" onClick={() => all('confirm')}>
                {t('confirming.confirmAll', { count: summary.open })}
              </Button>
              <Button onClick={() => all('decline')}>{t('confirming.declineAll', { count: summary.open })}</Button>
            </>
          ) : null}
        </div>
      ) : null}
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data && rows.length === 0 ? (
        <EmptyState title={t(`confirming.none.${asked.state}`)}>{t(`confirming.none.${asked.state}Detail`)}</EmptyState>
      ) : (
        <TableOrLines
          label={t('confirming.tab')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          loading={found.isPending}
          {...pages}
          line={(_, cell) => ({
            head: cell('account'),
            side: cell('move'),
            note: [cell('reason'), cell('amount')],
            rest: cell('act') ?? cell('outcome'),
          })}
          {...(may ? { selected, onSelect: setSelected } : {})}
        />
      )}
      <BulkBar
        summary={selected.length && may && !deciding ? t('confirming.selected', { count: selected.length }) : null}
        actions={[
          { label: t('confirming.confirm'), shortcut: 'C', run: () => chosen('confirm') },
          { label: t('confirming.decline'), shortcut: 'D', run: () => chosen('decline') },
        ]}
        onClear={() => setSelected([])}
      />
      {deciding ? (
        <DecideProposals
          deciding={deciding}
          onClose={() => setDeciding(undefined)}
          onDone={() => {
            setDeciding(undefined);
            setSelected([]);
          }}
        />
      ) : null}
    </section>
  );
}

/** Which state, from and to which level, and whose. */
function Tools({ asked, onAsk }: { asked: ProposalsAsked; onAsk: (next: Partial<ProposalsAsked>) => void }) {
  const { t } = useTranslation();
  const levels = useLevels();
  const level = (side: 'from' | 'to') => (
    <Select
      aria-label={t(`confirming.${side}`)}
      className="levelFilter"
      allowClear
      placeholder={t(`confirming.${side}`)}
      value={asked[side]}
      onChange={(value: string | undefined) => onAsk({ [side]: value })}
      options={levels.map(({ id, name }) => ({ value: id, label: name === id ? id : `${id} ${name}` }))}
    />
  );
  return (
    <div className="row wrap overrideTools">
      <Segmented
        aria-label={t('confirming.state.label')}
        value={asked.state}
        onChange={(state) => onAsk({ state })}
        options={STATES.map((state) => ({ value: state, label: t(`confirming.state.${state}`) }))}
      />
      <SearchBox value={asked.q} onChange={(q) => onAsk({ q })} label={t('confirming.search')} />
      {level('from')}
      {level('to')}
    </div>
  );
}
