import type { PersonLoad } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import {
  ButtonLink,
  type Column,
  Door,
  EmptyState,
  Failure,
  formatNumber,
  PageHead,
  PanelLayout,
  RichText,
  TableOrLines,
  type Undoable,
  UndoToast,
} from '../../kit/index.ts';
import { AccountTier } from '../account/account-tier.tsx';
import { Coverage, covered } from './coverage.tsx';
import './load.css';
import { MovePanel } from './move-panel.tsx';
import { Plan } from './plan.tsx';
import { SuggestRulesPanel } from './suggest-rules.tsx';

/** Who carries how much, is every customer met in time, and whom could work go to? */
export default function LoadPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate({ from: '/today/load' });
  const { of, panel } = useSearch({ from: '/today/load' });
  const [undoable, setUndoable] = useState<Undoable | null>(null);
  const found = useQuery(api.worklist.load.queryOptions({ input: {} }));
  const open = (id?: string) => void navigate({ search: { of: id }, replace: true, resetScroll: false });
  const load = found.data;
  const person = load?.people.find(({ userId }) => userId === of && of !== undefined);
  const perPerson = load?.hoursPerPerson ?? null;
  const number = (value: number) => <span className="num">{formatNumber(value, language)}</span>;
  const name = (row: PersonLoad) =>
    row.userId ? <Door onOpen={() => open(row.userId ?? undefined)}>{row.name}</Door> : <span className="ink3">{t('load.nobody')}</span>;
  const share = (row: PersonLoad) => (row.hours === null || !perPerson ? null : row.hours / perPerson);
  const columns: Column<PersonLoad>[] = [
    { key: 'name', title: t('load.person'), always: true, render: name },
    { key: 'team', title: t('load.team'), width: 120, render: (row) => row.teamName ?? '—' },
    {
      key: 'accounts',
      title: t('load.accounts'),
      width: 120,
      align: 'right',
      render: (row) => (
        <>
          {number(row.accounts)}
          {row.capacity === null ? null : (
            <span className={row.accounts > row.capacity ? 'hot' : 'ink3'}> / {formatNumber(row.capacity, language)}</span>
          )}
        </>
      ),
    },
    { key: 'levels', title: t('load.levels'), width: 260, render: (row) => <Levels load={row} /> },
    { key: 'covered', title: t('load.covered'), width: 96, align: 'right', render: (row) => covered(row.byLevel) },
    {
      key: 'tasks',
      title: t('load.tasks'),
      width: 120,
      align: 'right',
      render: (row) => (
        <>
          {number(row.openTasks)}
          {row.overdueTasks > 0 ? <span className="hot"> · {t('load.overdue', { count: row.overdueTasks })}</span> : null}
        </>
      ),
    },
    {
      key: 'hours',
      title: t('load.hours'),
      width: 150,
      align: 'right',
      render: (row) => {
        const part = share(row);
        if (row.hours === null) return '—';
        return (
          <>
            {number(Math.round(row.hours))}
            {part === null || !row.userId ? null : <span className={part > 1 ? 'hot' : 'ink3'}> · {Math.round(part * 100)}%</span>}
          </>
        );
      },
    },
  ];
  const over = (load?.people ?? []).filter((row) => row.userId && (share(row) ?? 0) > 1).length;
  const served = (load?.people ?? []).filter(({ userId }) => userId).length;
  return (
    <>
      <PanelLayout
        panel={
          person && load ? (
            <MovePanel
              key={person.userId}
              person={person}
              levels={load.levels}
              onClose={() => open()}
              onMoved={(done) => {
                setUndoable(done);
                open();
              }}
            />
          ) : panel === 'suggest' && load ? (
            <SuggestRulesPanel levels={load.levels} onClose={() => open()} />
          ) : null
        }
      >
        <PageHead
          title={t('shell.page.load')}
          eyebrow={t('load.eyebrow')}
          answer={
            load ? (
              <RichText
                text={over > 0 ? 'load.answer.over' : 'load.answer.fits'}
                values={{ people: served, share: covered(load.coverage), count: over }}
              />
            ) : (
              t('load.reading')
            )
          }
          actions={
            <>
              <ButtonLink to="/today/load" search={{ panel: 'suggest' }}>
                {t('load.suggest.open')}
              </ButtonLink>
              <ButtonLink primary to="/today/load/proposal">
                {t('load.proposal.open')}
              </ButtonLink>
            </>
          }
          sub={perPerson === null ? t('load.noPolicy') : t('load.sub', { hours: formatNumber(perPerson, language) })}
        />
        {found.error ? (
          <Failure error={found.error} onRetry={() => void found.refetch()} />
        ) : load && load.people.length === 0 ? (
          <EmptyState title={t('load.none')}>{t('load.noneDetail')}</EmptyState>
        ) : (
          <>
            {load ? <Coverage load={load} /> : null}
            <h2 className="lbl">{t('load.people')}</h2>
            <TableOrLines
              label={t('load.people')}
              list="load"
              columns={columns}
              rows={load?.people ?? []}
              rowKey={(row) => row.userId ?? 'nobody'}
              loading={found.isPending}
              openKey={of}
              keyboard
              narrow={of !== undefined || panel !== undefined}
              more={false}
              onEndReached={() => undefined}
              line={(row, cell) => ({
                head: name(row),
                side: cell('covered'),
                note: [t('load.accountsOf', { count: row.accounts }), t('load.tasksOf', { count: row.openTasks })],
                rest: cell('levels'),
              })}
            />
            {load && load.plan.length > 0 ? <Plan load={load} /> : null}
          </>
        )}
      </PanelLayout>
      <UndoToast done={undoable} onGone={() => setUndoable(null)} />
    </>
  );
}

function Levels({ load }: { load: PersonLoad }) {
  const language = useLanguage();
  return (
    <span className="row wrap loadLevels">
      {load.byLevel.map(({ level, accounts }) => (
        <span key={level ?? ''} className="nowrap">
          {level === null ? <span className="ink3">—</span> : <AccountTier tier={level} />}{' '}
          <span className="num">{formatNumber(accounts, language)}</span>
        </span>
      ))}
    </span>
  );
}
