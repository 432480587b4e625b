import { useTranslation } from 'react-i18next';
import { tone, useTheme } from '../../kit/index.ts';
import { Row } from './chips.tsx';

const grounds = ['paper', 'rail', 'sunk', 'hair', 'hairStrong', 'ink3', 'ink2', 'ink', 'accent', 'accentSoft'] as const;

export function Colours() {
  const { t } = useTranslation();
  const { colours } = useTheme();
  return (
    <section>
      <h2 className="section">{t('specimen.colours')}</h2>
      <Row>
        {grounds.map((name) => (
          <Swatch key={name} colour={tone(name)} name={name} />
        ))}
      </Row>
      <Row>
        {colours.series.map((colour, i) => (
          <Swatch key={colour} colour={colour} name={t('specimen.series', { number: i + 1 })} />
        ))}
      </Row>
    </section>
  );
}

const Swatch = ({ colour, name }: { colour: string; name: string }) => (
  <span className="swatch">
    <i style={{ background: colour }} />
    {name}
  </span>
);
