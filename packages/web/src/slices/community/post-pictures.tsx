import type { PostPicture } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { postPictureUrl } from '../../api/index.ts';
import { ShownPictures } from '../attachments/shown-pictures.tsx';

interface PostPicturesProps {
  side: 'desk' | 'portal';
  questionId: string;
  pictures: readonly PostPicture[];
}

export function PostPictures({ side, questionId, pictures }: PostPicturesProps) {
  const { t } = useTranslation();
  const shown = pictures.map(({ id, name }) => ({ id, name, url: postPictureUrl(side, questionId, id) }));
  return <ShownPictures label={t('community.pictures')} pictures={shown} />;
}
