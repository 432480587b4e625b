import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import { TargetLine } from '../sending/target-line.tsx';
import { TargetsPanel } from '../sending/targets-panel.tsx';
import { HookForm } from './hook-form.tsx';

/** Chats and programs that hand in what customers write: when each was heard last, and one to add or change. */
export function HooksPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useQuery(api.channelHooks.list.queryOptions({ input: {} }));
  return (
    <TargetsPanel
      text={{ title: t('chatHook.title'), note: t('chatHook.note'), none: t('chatHook.none'), add: t('chatHook.add') }}
      found={found}
      line={(hook, onOpen) => (
        <TargetLine
          key={hook.id}
          name={hook.name}
          note={[
            t(`chatHook.kindOf.${hook.kind}`),
            t(hook.kind === 'call' ? 'chatHook.calls' : 'chatHook.messages', { count: hook.messages }),
            ...(hook.heardAt ? [t('chatHook.heard', { moment: formatDate(hook.heardAt, language, { style: 'minute' }) })] : []),
            ...(hook.answers ? [t('chatHook.answering')] : []),
            ...(hook.enabled ? [] : [t('chatHook.off')]),
            ...(hook.error ? [t('chatHook.refused', { error: hook.error })] : []),
          ].join(' · ')}
          onOpen={onOpen}
        />
      )}
      form={(before, onDone) => <HookForm before={before} onDone={onDone} />}
      onClose={onClose}
    />
  );
}
