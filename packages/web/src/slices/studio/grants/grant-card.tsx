import type { Granted, SimulatedBenefits, SlaClass, TriedBenefits } from '@fulcrum/contract';
import { SEVERITIES } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../api/use-me.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatNumber, Money, TierChip } from '../../../kit/index.ts';
import { useFloorText } from '../../benefits/use-floor-text.ts';
import { useMinutesText } from '../../benefits/use-minutes-text.ts';
import { useTermsText } from '../../benefits/use-terms-text.ts';
import { useLevels } from '../../tiers/use-levels.ts';

type Item = TriedBenefits['items'][number];
interface GrantCardProps {
  account: TriedBenefits;
  classes: SimulatedBenefits['classes'];
  /** Of a draft of service levels: the class that it gets with its targets, and nothing else. */
  onlyClass: boolean;
}

/** An account: where it stands, what it has and what it would have, benefit by benefit; what differs stands out. */
export function GrantCard({ account, classes, onlyClass }: GrantCardProps) {
  const { t } = useTranslation();
  const levels = useLevels();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const { accountId, name, level, stage, items, costBefore, costAfter } = account;
  const found = levels.find((one) => one.id === level);
  const shown = onlyClass ? items.filter(({ before, after }) => (after ?? before)?.kind === 'service_level') : items;
  return (
    <article className="sampleCard" aria-label={name}>
      <Link className="sampleName strong" to="/customers/$accountId" params={{ accountId }} search={{ tab: 'benefits' }}>
        {name}
      </Link>
      <p className="sampleLevel">
        {level === null ? (
          <span className="ink3">{t('tiers.none')}</span>
        ) : (
          <TierChip letter={level} name={found?.name} position={found?.position ?? 0} levels={levels.length} />
        )}
        <span className="note">{t('grant.card.stage', { stage: t(`benefit.stage.${stage}`) })}</span>
      </p>
      {shown.length ? (
        <ul className="sampleItems grantItems">
          {shown.map((item) => (
            <GrantLine key={item.benefit} item={item} classes={classes} withTargets={onlyClass} />
          ))}
        </ul>
      ) : (
        <p className="note">{t(onlyClass ? 'grant.card.noClass' : 'benefit.account.none')}</p>
      )}
      {onlyClass ? null : (
        <p className="note">
          {t('grant.card.cost')}{' '}
          {costBefore === costAfter ? null : (
            <>
              <Money amount={costBefore} currency={currency} /> <span aria-hidden>→</span>
              <span className="visuallyHidden">{t('studio.sample.becomes')}</span>{' '}
            </>
          )}
          <Money amount={costAfter} currency={currency} />
        </p>
      )}
    </article>
  );
}

function GrantLine({ item, classes, withTargets }: { item: Item; classes: SimulatedBenefits['classes']; withTargets: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const floor = useFloorText();
  const { of } = useTermsText();
  const { before, after } = item;
  const one = after ?? before;
  if (!one) return null;
  const words = (granted: Granted | null): string =>
    granted === null
      ? t('grant.card.nothing')
      : (of(granted, granted.unit[language], granted.className?.[language] ?? granted.class) ?? t('benefit.account.stands'));
  const [was, is] = [words(before), words(after)];
  const differs = was !== is;
  const classOf = (list: readonly SlaClass[], granted: Granted | null) => list.find(({ id }) => id === granted?.class);
  return (
    <li className={differs ? 'differs' : undefined}>
      <span className="block">
        {one.name[language]} {differs ? <del className="num">{was}</del> : null} <span className="num">{is}</span>
        {after?.left ? (
          <span className="note num">
            {' '}
            {t('grant.card.left', { left: formatNumber(Number(after.left), language, 'plain', 2), unit: after.unit[language] })}
          </span>
        ) : null}
      </span>
      {after?.floor ? <span className="note block">{floor(after.floor)}</span> : null}
      {withTargets ? <Targets before={classOf(classes.before, before)} after={classOf(classes.after, after)} /> : null}
    </li>
  );
}

/** How soon it is answered and solved, before and after. */
export function Targets({ before, after }: { before: SlaClass | undefined; after: SlaClass | undefined }) {
  const { t } = useTranslation();
  const minutes = useMinutesText();
  const of = (one: SlaClass | undefined, severity: (typeof SEVERITIES)[number]) =>
    one?.targets.find((target) => target.severity === severity);
  return (
    <ul className="targetLines">
      {SEVERITIES.map((severity) => {
        const [was, is] = [of(before, severity), of(after, severity)];
        const text = (target: typeof is) => (target ? `${minutes(target.respond)} / ${minutes(target.resolve)}` : '—');
        return (
          <li key={severity} className={text(was) === text(is) ? 'note' : 'differs'}>
            <span className="grow">{t(`benefit.sla.is.${severity}`)}</span>
            {text(was) === text(is) ? null : <del className="num">{text(was)}</del>}
            <span className="num">{text(is)}</span>
          </li>
        );
      })}
    </ul>
  );
}
