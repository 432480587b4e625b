import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, PageHead, RichText, SkeletonRows, type Undoable, UndoToast } from '../../kit/index.ts';
import { AcceptBar } from './accept-bar.tsx';
import './load.css';
import './proposal.css';
import { ProposedGroup } from './proposed-group.tsx';
import { Unplaced } from './unplaced.tsx';
import { useReview } from './use-review.ts';

/** Who could take the customers that have no owner or weigh too much on theirs, line by line, before anything is changed. */
export default function ProposalPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/today/load/proposal' });
  const search = useSearch({ from: '/today/load/proposal' });
  const [chosen, setChosen] = useState<string[]>([]);
  const [undoable, setUndoable] = useState<Undoable | null>(null);
  const language = useLanguage();
  const input = { relieve: !search.keep, ...(search.tier ? { tier: search.tier } : {}) };
  const everybody = useQuery(api.worklist.proposal.queryOptions({ input }));
  const asked = chosen.length > 0 ? { ...input, people: chosen.join(',') } : input;
  const found = useQuery({ ...api.worklist.proposal.queryOptions({ input: asked }), placeholderData: (before) => before });
  const proposal = found.data;
  const review = useReview(proposal);
  const people = proposal?.people ?? [];
  const linesOf = (userId: string) => review.lines.filter(({ toId }) => toId === userId);
  const receiving = people.filter(({ userId }) => linesOf(userId).length > 0);
  const giving = people.filter(
    ({ userId, over }) => linesOf(userId).length === 0 && (over || review.lines.some(({ move }) => move.from?.id === userId)),
  );
  const unplaced = proposal?.unplaced.count ?? 0;
  const set = (next: typeof search) => void navigate({ search: { ...search, ...next }, replace: true, resetScroll: false });
  return (
    <>
      <PageHead
        title={t('load.proposal.title')}
        eyebrow={t('load.proposal.eyebrow')}
        answer={
          proposal ? (
            <RichText
              text={unplaced > 0 ? 'load.proposal.answer.some' : 'load.proposal.answer.all'}
              values={{ moves: proposal.moves.length, unplaced }}
            />
          ) : (
            t('load.proposal.reading')
          )
        }
        sub={t('load.proposal.sub')}
      />
      <div className="row wrap proposalAsked">
        <Select
          allowClear
          aria-label={t('load.proposal.level')}
          placeholder={t('load.proposal.everyLevel')}
          value={search.tier}
          options={(proposal?.levels ?? []).map(({ id, name }) => ({ value: id, label: name[language] }))}
          onChange={(tier) => set({ tier })}
        />
        <Select
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          className="proposalPeople"
          aria-label={t('load.proposal.people')}
          placeholder={t('load.proposal.everybody')}
          showSearch={{ optionFilterProp: 'label' }}
          value={chosen}
          options={(everybody.data?.people ?? []).map(({ userId, name }) => ({ value: userId, label: name }))}
          onChange={setChosen}
        />
        <Checkbox checked={!search.keep} onChange={({ target }) => set({ keep: target.checked ? undefined : true })}>
          {t('load.proposal.relieve')}
        </Checkbox>
      </div>
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : !proposal ? (
        <SkeletonRows rows={8} />
      ) : (
        <>
          {review.lines.length === 0 && unplaced === 0 && giving.length === 0 ? (
            <EmptyState title={t('load.proposal.none')}>{t('load.proposal.noneDetail')}</EmptyState>
          ) : null}
          {review.lines.length > 0 ? <AcceptBar taken={review.taken} onDone={setUndoable} /> : null}
          {proposal.more ? <p className="note">{t('load.proposal.more', { count: proposal.moves.length })}</p> : null}
          {receiving.map((person) => (
            <ProposedGroup key={person.userId} person={person} proposal={proposal} lines={linesOf(person.userId)} review={review} />
          ))}
          {giving.length > 0 ? (
            <section>
              <h2 className="lbl">{t('load.proposal.gives')}</h2>
              <p className="note">{t('load.proposal.givesNote')}</p>
              {giving.map((person) => (
                <ProposedGroup key={person.userId} person={person} proposal={proposal} lines={[]} review={review} />
              ))}
            </section>
          ) : null}
          <Unplaced unplaced={proposal.unplaced} />
        </>
      )}
      <UndoToast done={undoable} onGone={() => setUndoable(null)} />
    </>
  );
}
