import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { changePreferences, type Preferences, usePreferences } from '../kit/index.ts';
import { useSession } from './session.tsx';

/** Language, appearance and single-key shortcuts. */
export function PreferenceChoices() {
  const { t } = useTranslation();
  const { language, theme, shortcuts } = usePreferences();
  return (
    <div className="choices">
      <Choice label={t('shell.menu.language')}>
        <LanguageChoice block value={language} onChange={(value) => changePreferences({ language: value })} />
      </Choice>
      <Choice label={t('shell.menu.theme')}>
        <Segmented
          block
          aria-label={t('shell.menu.theme')}
          value={theme}
          onChange={(value) => changePreferences({ theme: value })}
          options={(['light', 'dark', 'system'] satisfies Preferences['theme'][]).map((value) => ({
            value,
            label: t(`shell.menu.${value}`),
          }))}
        />
      </Choice>
      <Choice label={t('shell.menu.shortcuts')}>
        <Segmented
          block
          aria-label={t('shell.menu.shortcuts')}
          value={shortcuts ? 'on' : 'off'}
          onChange={(value) => changePreferences({ shortcuts: value === 'on' })}
          options={(['on', 'off'] as const).map((value) => ({ value, label: t(`shell.menu.${value}`) }))}
        />
      </Choice>
    </div>
  );
}

interface LanguageChoiceProps {
  value?: Preferences['language'];
  onChange?: (language: Preferences['language']) => void;
  block?: boolean;
}

/** Chinese or English, each named in itself. */
export function LanguageChoice({ value, onChange, block = false }: LanguageChoiceProps) {
  const { t } = useTranslation();
  return (
    <Segmented
      block={block}
      aria-label={t('shell.menu.language')}
      value={value}
      onChange={onChange}
      options={[
        { value: 'zh' as const, label: <span lang="zh-CN">中文</span> },
        { value: 'en' as const, label: <span lang="en">English</span> },
      ]}
    />
  );
}

const Choice = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <div>
    <div className="note">{label}</div>
    {children}
  </div>
);

/** Ends the session; nothing when there is none. */
export function SignOut() {
  const { t } = useTranslation();
  const { onSignOut } = useSession();
  return onSignOut ? (
    <Button type="text" block className="signOut" onClick={onSignOut}>
      {t('shell.menu.signOut')}
    </Button>
  ) : null;
}
