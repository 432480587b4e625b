import { FEEDBACK_MOVES, type FeedbackItem, type ROADMAP_STATES } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, formatDate, formatNumber } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { SeverityMark } from '../requests/severity-mark.tsx';
import { MoveForm } from './move-form.tsx';

interface Column {
  state: (typeof ROADMAP_STATES)[number];
  count: number;
  items: FeedbackItem[];
}

/** The roadmap: a column a state, the highest first. A card is moved by its button and a dialog, by hand and keyboard alike. */
export function FeedbackBoard({ columns }: { columns: readonly Column[] }) {
  const { t } = useTranslation();
  const [moving, setMoving] = useState<FeedbackItem>();
  if (columns.every(({ count }) => !count)) return <EmptyState title={t('roadmap.nothing')}>{t('roadmap.nothingDetail')}</EmptyState>;
  return (
    <section className="roadmap" aria-label={t('roadmap.boardLabel')}>
      {columns.map(({ state, count, items }) => (
        <section key={state} className="roadmapColumn" aria-label={t('roadmap.count', { state: t(`roadmap.state.${state}`), count })}>
          <h2 className="lbl">
            {t(`roadmap.state.${state}`)} <b className="num">{count}</b>
          </h2>
          <ul className="plainList roadmapCards">
            {items.map((item) => (
              <Card key={item.id} item={item} onMove={() => setMoving(item)} />
            ))}
          </ul>
          {count > items.length ? <p className="note">{t('roadmap.more', { count: count - items.length })}</p> : null}
        </section>
      ))}
      {moving ? (
        <Modal open title={`#${moving.number} ${moving.title}`} footer={null} onCancel={() => setMoving(undefined)} destroyOnHidden>
          <MoveForm item={moving} onDone={() => setMoving(undefined)} />
        </Modal>
      ) : null}
    </section>
  );
}

function Card({ item, onMove }: { item: FeedbackItem; onMove: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const { id, number, title, state, severity, customers, place, targetRelease, targetOn, strategic, route } = item;
  const mayMove = can('feedback.plan') && state !== 'new' && FEEDBACK_MOVES[state].length > 0;
  const target = [targetRelease, targetOn ? formatDate(targetOn, language) : null].filter(Boolean).join(' · ');
  return (
    <li className="roadmapCard">
      <p className="row">
        <span className="note num grow">#{number}</span>
        {place ? <span className="note">{t('roadmap.place', { place: formatNumber(place, language) })}</span> : null}
      </p>
      <Link className="door" to="/feedback/$feedbackId" params={{ feedbackId: id }}>
        {title}
      </Link>
      <p className="row wrap note">
        <SeverityMark severity={severity} />
        <span>{t('roadmap.customers', { count: customers })}</span>
        {route ? <span>{t(`roadmap.route.${route}`)}</span> : null}
        {strategic ? <span className="tag">{t('roadmap.strategic')}</span> : null}
      </p>
      {target ? <p className="note">{target}</p> : null}
      {mayMove ? (
        <Button size="small" onClick={onMove} aria-label={`${t('roadmap.act.move')} #${number}`}>
          {t('roadmap.act.move')}
        </Button>
      ) : null}
    </li>
  );
}
