import type { PostPicture } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { postPictureUrl } from '../../api/index.ts';
import './post-pictures.css';

interface PostPicturesProps {
  side: 'desk' | 'portal';
  questionId: string;
  pictures: readonly PostPicture[];
}

/** Pictures of a post, small; each opens whole. */
export function PostPictures({ side, questionId, pictures }: PostPicturesProps) {
  const { t } = useTranslation();
  if (!pictures.length) return null;
  return (
    <ul className="postPictures" aria-label={t('community.pictures')}>
      {pictures.map(({ id, name }) => (
        <li key={id}>
          <a href={postPictureUrl(side, questionId, id)} target="_blank" rel="noreferrer" title={name}>
            <img src={postPictureUrl(side, questionId, id)} alt={name} loading="lazy" />
          </a>
        </li>
      ))}
    </ul>
  );
}
