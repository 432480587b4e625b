import { Outlet } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Frame } from '../../frame.tsx';
import { type Session, SessionContext } from '../../shell/session.tsx';
import { useKeptLanguage } from './use-kept-language.ts';
import type { Me } from './use-me.ts';
import { useSignOut } from './use-sign-out.ts';

/** The product for a person: what they may do goes to every page below. `bare` leaves the shell out. */
export function SignedIn({ me, bare }: { me: Me; bare: boolean }) {
  const { t } = useTranslation();
  const onSignOut = useSignOut();
  useKeptLanguage(me);
  const note = [t(`session.role.${me.role}`), me.teamName].filter(Boolean).join(' · ');
  const session = useMemo<Session>(() => {
    const may = new Set<string>(me.may);
    return {
      person: { name: me.name, note },
      organisation: me.organisation.name,
      today: me.today,
      can: (capability) => may.has(capability),
      onSignOut,
    };
  }, [me, note, onSignOut]);
  return <SessionContext value={session}>{bare ? <Outlet /> : <Frame />}</SessionContext>;
}
