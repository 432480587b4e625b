import type { PhoneCall } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, formatDate, TableOrLines } from '../../kit/index.ts';
import { CallCaller, CallOutcome, CallPerson, CallRecording } from './call-words.tsx';
import type { CallsSearch } from './calls.search.ts';

interface CallTableProps {
  rows: PhoneCall[];
  loading: boolean;
  more: 'loading' | boolean;
  onEndReached: () => void;
  /** Opens what is done with a call; absent: the reader may do nothing. */
  onDo: ((panel: NonNullable<CallsSearch['panel']>, call: string) => void) | undefined;
  /** They stand on their customer's page. */
  ofAccount?: boolean;
}

/** Calls, the latest at the top: on the phone two lines each. */
export function CallTable({ rows, loading, more, onEndReached, onDo, ofAccount }: CallTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const began = (row: PhoneCall) => (
    <time className="num nowrap" dateTime={row.beganAt}>
      {formatDate(row.beganAt, language, { style: 'minute' })}
    </time>
  );
  const direction = (row: PhoneCall) => t(`calling.directionOf.${row.direction}`);
  const agent = (row: PhoneCall) => row.agentName ?? <span className="ink3">{row.queue ?? '—'}</span>;
  const caller = (row: PhoneCall) => (
    <>
      {ofAccount ? <CallPerson call={row} /> : <CallCaller call={row} />}
      {!row.accountId && row.number && onDo ? (
        <Button type="link" size="small" onClick={() => onDo('caller', row.id)}>
          {t('calling.who')}
        </Button>
      ) : null}
      {row.note ? <span className="note block ellip">{row.note}</span> : null}
    </>
  );
  const request = (row: PhoneCall) => {
    if (row.requestId)
      return (
        <Link className="door num" to="/service/requests/$requestId" params={{ requestId: row.requestId }}>
          #{row.requestNumber}
        </Link>
      );
    if (!onDo) return null;
    return (
      <span className="row wrap callDoing">
        <Button type="link" size="small" onClick={() => onDo('open', row.id)}>
          {t('calling.open')}
        </Button>
        <Button type="link" size="small" onClick={() => onDo('link', row.id)}>
          {t('calling.link')}
        </Button>
      </span>
    );
  };
  const columns: Column<PhoneCall>[] = [
    { key: 'began', title: t('calling.began'), width: 136, always: true, render: began },
    { key: 'direction', title: t('calling.direction'), width: 72, render: direction },
    { key: 'caller', title: t('calling.caller'), always: true, render: caller },
    { key: 'agent', title: t('calling.agent'), width: 120, render: agent },
    { key: 'outcome', title: t('calling.outcome'), width: 96, render: (row) => <CallOutcome call={row} /> },
    { key: 'recording', title: t('calling.recording'), width: 80, render: (row) => <CallRecording call={row} /> },
    { key: 'request', title: t('calling.request'), width: 200, render: (row) => request(row) ?? '—' },
  ];
  return (
    <TableOrLines
      label={t('shell.page.calls')}
      list={ofAccount ? 'account-calls' : 'calls'}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      loading={loading}
      keyboard
      more={more}
      onEndReached={onEndReached}
      line={(row) => ({
        head: caller(row),
        side: <CallOutcome call={row} />,
        note: [began(row), direction(row), agent(row)],
        rest: request(row),
      })}
    />
  );
}
