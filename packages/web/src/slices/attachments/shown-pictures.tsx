import './shown-pictures.css';

interface ShownPicturesProps {
  label: string;
  pictures: readonly { id: string; name: string; url: string }[];
}

/** Pictures, small; each opens whole. */
export function ShownPictures({ label, pictures }: ShownPicturesProps) {
  if (!pictures.length) return null;
  return (
    <ul className="shownPictures" aria-label={label}>
      {pictures.map(({ id, name, url }) => (
        <li key={id}>
          <a href={url} target="_blank" rel="noreferrer" title={name}>
            <img src={url} alt={name} loading="lazy" />
          </a>
        </li>
      ))}
    </ul>
  );
}
