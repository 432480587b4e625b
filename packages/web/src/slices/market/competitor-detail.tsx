import {
  type CompetitorPresence,
  competitorActionRecords,
  competitorNoteRecords,
  competitorRecords,
  type RecordType,
} from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { RecordTable, useRecord } from '../../records/index.ts';
import { WatchedOf } from '../watch/watched-of.tsx';

interface CompetitorDetailProps {
  competitor: CompetitorPresence;
  asOf: string | undefined;
  editable: boolean;
  onRecord: (record: string) => void;
  openId: string | undefined;
}

/** One competitor: what it is, what it did and what we decided, and at whom it was seen. */
export function CompetitorDetail({ competitor, asOf, editable, onRecord, openId }: CompetitorDetailProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const filter = { competitorId: competitor.competitorId, ...(asOf ? { asOf } : {}) };
  const add = (type: RecordType) =>
    editable ? (
      <Button type="link" size="small" onClick={() => onRecord(`${type.entity}:new`)}>
        {t('records.add', { name: language === 'zh' ? type.oneName.zh : type.oneName.en.toLowerCase() })}
      </Button>
    ) : null;
  return (
    <div className="recordColumns">
      <section className="recordSection">
        <div className="row">
          <h2 className="section grow">{competitor.title}</h2>
          <Button type="link" size="small" onClick={() => onRecord(`competitors:${competitor.competitorId}`)}>
            {t('market.profile')}
          </Button>
        </div>
        <Profile id={competitor.competitorId} />
        <div className="row">
          <h2 className="section grow">{competitorActionRecords.name[language]}</h2>
          {add(competitorActionRecords)}
        </div>
        <RecordTable
          type={competitorActionRecords}
          filter={filter}
          columns={['actedOn', 'kind', 'summary', 'source', 'decision']}
          empty={t('market.noActions')}
          openId={openId}
          onOpen={(row) => onRecord(`competitor-actions:${row.id}`)}
        />
      </section>
      <section className="recordSection">
        <WatchedOf competitorId={competitor.competitorId} />
        <h2 className="section">{t('market.seenAt')}</h2>
        <RecordTable
          type={competitorNoteRecords}
          filter={filter}
          columns={['observedOn', 'observation', 'product', 'resolvedOn']}
          empty={t('market.nothingSeen')}
          openId={openId}
          onOpen={(row) => onRecord(`competitor-notes:${row.id}`)}
          lead={{
            title: t('owed.account'),
            render: (row) => (
              <Link to="/customers/$accountId" params={{ accountId: row.accountId ?? '' }} search={{ tab: 'records' }}>
                {row.accountName}
              </Link>
            ),
          }}
        />
      </section>
    </div>
  );
}

function Profile({ id }: { id: string }) {
  const language = useLanguage();
  const { data: row } = useRecord(competitorRecords, id);
  const told = (['offering', 'strengths', 'weaknesses', 'answer', 'website'] as const).filter((field) => row?.[field]);
  return (
    <dl className="fieldList">
      {told.map((field) => (
        <div key={field}>
          <dt>{competitorRecords.fields[field].name[language]}</dt>
          <dd>{String(row?.[field])}</dd>
        </div>
      ))}
    </dl>
  );
}
