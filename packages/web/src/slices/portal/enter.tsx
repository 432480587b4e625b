import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ByLink, ByPassword, BySso, domainOf, waysQuery } from './enter-ways.tsx';

type Way = 'link' | 'password' | 'sso';
const WORDS = { link: 'portalAccess.enter.byLink', password: 'portalAccess.enter.byPassword', sso: 'portalAccess.enter.bySso' } as const;

/**
 * Stands at whatever address was wanted: a link by mail, the password of who has set one, or the own sign-in of the company of the address. That is
 * offered as soon as the address stands there; the others stay in reach, for a domain may be shared with people of another company.
 */
export function Enter() {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Way | null>(null);
  const [email, setEmail] = useState('');
  const [typed, setTyped] = useState('');
  const domain = domainOf(typed);
  const ways = useQuery({ ...waysQuery(domain), enabled: domain !== '' }).data;
  const way: Way = chosen === 'sso' && !ways?.sso ? 'link' : (chosen ?? (ways?.sso ? 'sso' : 'link'));
  const others = (['sso', 'link', 'password'] as const).filter((one) => one !== way && (one !== 'sso' || ways?.sso));
  const fields = { email, onEmail: setEmail, onTyped: setTyped };
  return (
    <div className="portalEnter">
      <title>{t('portalAccess.enter.title')}</title>
      <h1 className="answer">{t('portalAccess.enter.title')}</h1>
      <p className="sub">{t('portalAccess.enter.detail')}</p>
      {way === 'link' ? <ByLink {...fields} offered={ways?.sso ?? false} /> : null}
      {way === 'password' ? <ByPassword {...fields} /> : null}
      {way === 'sso' ? <BySso {...fields} only={!ways?.others} /> : null}
      {others.map((one) => (
        <Button key={one} type="link" className="plainLink" onClick={() => setChosen(one)}>
          {t(WORDS[one])}
        </Button>
      ))}
      <p className="note">{t('portalAccess.enter.noAccount')}</p>
    </div>
  );
}
