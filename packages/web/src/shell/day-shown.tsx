import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AsOfBanner, AsOfControl, CountedFrom } from '../kit/index.ts';
import { readsOnly, useDay } from './day.ts';
import { SessionContext, useSession } from './session.tsx';

/** Which day the page shows: stands in the head of every page that has a past. */
export function DayControl() {
  const { today } = useSession();
  const { asOf, toDay } = useDay();
  return <AsOfControl asOf={asOf ?? null} today={today} onChange={toDay} />;
}

/** A page on its day: in the past a line above it says so, and nobody may do what would change the present. */
export function DayShown({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const session = useSession();
  const { asOf, asked, toDay } = useDay();
  const past = asOf !== undefined;
  const then = useMemo(
    () => (past ? { ...session, can: (capability: string) => readsOnly(capability) && session.can(capability) } : session),
    [session, past],
  );
  return (
    <SessionContext value={then}>
      {asked ? <AsOfBanner asOf={asked} onToday={() => toDay(null)} {...(past ? {} : { words: t('kit.asOf.present') })} /> : null}
      <CountedFrom value={asOf}>{children}</CountedFrom>
    </SessionContext>
  );
}
