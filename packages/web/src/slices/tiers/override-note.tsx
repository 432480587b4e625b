import type { Explanation } from '@fulcrum/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { EndOverride } from './end-override.tsx';
import { OverrideForm } from './override-form.tsx';

interface OverrideNoteProps {
  accountId: string;
  explanation: Explanation;
  /** A past day is told, not changed. */
  past: boolean;
}

/** What the system judged and what a person made of it, and the forms that give or end a level by hand. */
export function OverrideNote({ accountId, explanation, past }: OverrideNoteProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const [doing, setDoing] = useState<'set' | 'end'>();
  const { override, level, judgedLevel } = explanation;
  if (level === null) return null;
  const close = () => setDoing(undefined);
  const may = can('levels.override') && !past;
  return (
    <section className="overrideNote" aria-label={t('byHand.title')}>
      {override ? (
        <>
          <p>
            {t('byHand.note', {
              judged: judgedLevel ?? '—',
              level: override.level,
              person: override.by ? t('byHand.by', { person: override.by }) : '',
              until: override.until ? t('byHand.till', { date: formatDate(override.until, language) }) : t('byHand.open'),
            })}
          </p>
          <p className="note">{t('byHand.why', { reason: override.reason })}</p>
        </>
      ) : judgedLevel !== level && judgedLevel !== null ? (
        <p className="note">{t('byHand.pending', { judged: judgedLevel, level })}</p>
      ) : null}
      {may && doing === undefined ? (
        <div className="row">
          <Button size="small" onClick={() => setDoing('set')}>
            {override ? t('byHand.change') : t('byHand.action')}
          </Button>
          {override ? (
            <Button size="small" onClick={() => setDoing('end')}>
              {t('byHand.end')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {doing === 'set' ? <OverrideForm accountId={accountId} onClose={close} /> : null}
      {doing === 'end' && override ? <EndOverride accountId={accountId} id={override.id} onClose={close} /> : null}
    </section>
  );
}
