import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../shell/session.tsx';
import { DAY_KINDS } from './today.search.ts';
import { useTodayAddress } from './use-today.ts';

const NEEDS = { work: 'requests.read', events: 'plays.read', endings: 'contracts.read' } as const;

/** Which kinds of entries the days show; each is switched by itself. */
export function DayKinds() {
  const { t } = useTranslation();
  const { can } = useSession();
  const { search, go } = useTodayAddress();
  const hidden = search.hide ?? [];
  const turn = (kind: (typeof DAY_KINDS)[number]) => {
    const hide = hidden.includes(kind) ? hidden.filter((one) => one !== kind) : [...hidden, kind];
    go({ hide: hide.length ? hide : undefined });
  };
  return (
    <fieldset className="row dayKinds">
      <legend className="visuallyHidden">{t('today.view.shows')}</legend>
      {DAY_KINDS.filter((kind) => can(NEEDS[kind])).map((kind) => (
        <Button
          key={kind}
          size="small"
          type={hidden.includes(kind) ? 'default' : 'primary'}
          ghost={!hidden.includes(kind)}
          aria-pressed={!hidden.includes(kind)}
          onClick={() => turn(kind)}
        >
          {t(`today.view.kind.${kind}`)}
        </Button>
      ))}
    </fieldset>
  );
}
