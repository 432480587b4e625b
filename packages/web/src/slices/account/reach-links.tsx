import { MailOutlined, PhoneOutlined, WechatOutlined } from '@ant-design/icons';
import type { Contact } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';

export interface Way {
  kind: 'phone' | 'mail' | 'wechat';
  value: string;
  note: string | null;
  preferred: boolean;
}

/** Every way to reach somebody: the first of each kind, then the further ones; preferred ones lead. */
export function waysOf({ phone, email, wechat, channels }: Pick<Contact, 'phone' | 'email' | 'wechat' | 'channels'>): Way[] {
  const first = (kind: Way['kind'], value: string | null): Way[] => (value ? [{ kind, value, note: null, preferred: false }] : []);
  const further = (kind: Way['kind'], ways: Contact['channels']['phones']): Way[] => ways.map((way) => ({ kind, ...way }));
  return [
    ...first('phone', phone),
    ...further('phone', channels.phones),
    ...first('mail', email),
    ...further('mail', channels.mails),
    ...first('wechat', wechat),
    ...further('wechat', [...channels.wechats, ...channels.wecoms]),
  ].toSorted((a, b) => Number(b.preferred) - Number(a.preferred));
}

const ICONS = { phone: PhoneOutlined, mail: MailOutlined, wechat: WechatOutlined };

/** One way: called or written to by a click, unless it is masked, or the person has left or asked for silence. */
export function WayLink({ way, quiet, text = true }: { way: Way; quiet: boolean; text?: boolean }) {
  const { t } = useTranslation();
  const Icon = ICONS[way.kind];
  const label = t(way.kind === 'mail' ? 'peopleTab.mailOf' : 'peopleTab.callOf', { value: way.value });
  const shown = (
    <>
      <Icon aria-hidden /> {text ? <span className="num">{way.value}</span> : null}
    </>
  );
  if (way.kind === 'wechat' || quiet || way.value.includes('*')) return <span className="way">{shown}</span>;
  const href = way.kind === 'mail' ? `mailto:${way.value}` : `tel:${way.value.replaceAll(/\s/g, '')}`;
  return (
    <a className="way" href={href} aria-label={label}>
      {shown}
    </a>
  );
}

/** In a row of the table: the way that leads, and how many more there are. */
export function ReachLinks({ person }: { person: Contact }) {
  const { t } = useTranslation();
  if (person.doNotContact) return <span className="ink3">{t('peopleTab.doNotContact')}</span>;
  const ways = waysOf(person);
  const [lead, ...more] = ways;
  if (!lead) return <span className="ink3">—</span>;
  return (
    <span className="ways">
      <WayLink way={lead} quiet={Boolean(person.leftOn)} />
      {more.length > 0 ? <span className="note">+{more.length}</span> : null}
    </span>
  );
}
