import { useLanguage } from '../../i18n/use-language.ts';
import { segmentName } from '../segments/segment-name.ts';
import '../segments/segments.css';

interface Named {
  id: string;
  name: string;
  nameEn: string | null;
}

/** Tags as colourless chips; on one line, what does not fit is cut. */
export function TagChips({ tags, oneLine = false }: { tags: Named[]; oneLine?: boolean }) {
  const language = useLanguage();
  const words = tags.map((tag) => segmentName(tag, language));
  return (
    <span className={oneLine ? 'tagChips oneLine' : 'tagChips'} title={oneLine ? words.join(' · ') : undefined}>
      {tags.map((tag, place) => (
        <span key={tag.id} className="tagChip">
          {words[place]}
        </span>
      ))}
    </span>
  );
}
