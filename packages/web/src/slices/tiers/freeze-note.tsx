import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { FreezeForm, UnfreezeForm } from './freeze-form.tsx';
import { useFreeze } from './use-freeze.ts';

interface FreezeNoteProps {
  accountId: string;
  asOf: string | undefined;
  /** Says nothing of an account that is not frozen, and offers nothing. */
  whenFrozen?: boolean;
}

/** Since when an account is not judged anew, why and until when, and the forms that freeze it or end that. A past day is told, not changed. */
export function FreezeNote({ accountId, asOf, whenFrozen }: FreezeNoteProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const freeze = useFreeze(accountId, asOf);
  if (freeze === undefined) return null;
  const may = can('levels.override') && asOf === undefined;
  if (!freeze && (whenFrozen || !may)) return null;
  const close = () => setOpen(false);
  return (
    <section
      className={freeze ? 'overrideNote frozen' : 'overrideNote'}
      aria-label={t(whenFrozen ? 'byHand.freeze.state' : 'byHand.freeze.title')}
    >
      {freeze ? (
        <>
          <p role="status">
            {t('byHand.freeze.note', {
              since: formatDate(freeze.from, language),
              until: freeze.until ? t('byHand.freeze.till', { date: formatDate(freeze.until, language) }) : t('byHand.freeze.open'),
              person: freeze.setBy ? t('byHand.freeze.by', { person: freeze.setBy }) : '',
            })}
          </p>
          <p className="note">{t('byHand.why', { reason: freeze.reason })}</p>
        </>
      ) : null}
      {may && !open ? (
        <Button size="small" onClick={() => setOpen(true)}>
          {t(freeze ? 'byHand.freeze.end' : 'byHand.freeze.action')}
        </Button>
      ) : null}
      {open && freeze ? <UnfreezeForm accountId={accountId} onClose={close} /> : null}
      {open && !freeze ? <FreezeForm accountId={accountId} onClose={close} /> : null}
    </section>
  );
}
