import { useLanguage } from '../../i18n/use-language.ts';
import { weekdayNames } from './month-days.ts';

/** The heads of a month's columns. */
export function WeekdayHead() {
  const language = useLanguage();
  return (
    <thead>
      <tr>
        {weekdayNames(language).map(({ short, long }) => (
          <th key={long} scope="col" abbr={long}>
            {short}
          </th>
        ))}
      </tr>
    </thead>
  );
}
