import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, formatDate } from '../../kit/index.ts';
import { actionText, entityText, fieldText, viaText } from './action-text.ts';
import type { Entry } from './audit.page.tsx';
import { changesOf } from './changes.ts';
import { RecordLink } from './record-link.tsx';

/** One entry with each value before and after. */
export function AuditPanel({ entry, onClose, onSame }: { entry: Entry; onClose: () => void; onSame: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const changes = changesOf(entry.before, entry.after);
  return (
    <DockedPanel
      eyebrow={`${formatDate(entry.at, language, { style: 'minute', weekday: true })} · ${viaText(entry.via)}`}
      title={actionText(entry.action)}
      onClose={onClose}
      foot={entry.entityId ? <Button onClick={onSame}>{t('auditLog.same')}</Button> : undefined}
    >
      <p>
        {t('auditLog.by', { name: entry.actor })} · {entityText(entry.entity)}
        {entry.address ? <span className="ink3"> · {entry.address}</span> : null}
      </p>
      {entry.note ? <p className="prose ink2">{entry.note}</p> : null}
      <p className="note auditId">
        {entry.entityId} <RecordLink entry={entry} />
      </p>
      {changes.length > 0 ? (
        <table className="plainTable auditChanges">
          <thead>
            <tr>
              <th scope="col">{t('auditLog.field')}</th>
              <th scope="col">{t('auditLog.before')}</th>
              <th scope="col">{t('auditLog.after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.field}>
                <th scope="row" title={change.field}>
                  {fieldText(change.field)}
                </th>
                <td className={change.same ? 'ink3' : 'ink2'}>{change.before}</td>
                <td className={change.same ? 'ink3' : 'strong'}>{change.after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="note">{t('auditLog.noValues')}</p>
      )}
    </DockedPanel>
  );
}
