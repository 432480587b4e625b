import { MOST_PICTURE_MB, MOST_PICTURES, MOST_REQUEST_FILE_MB, MOST_REQUEST_FILES, type RequestFile } from '@fulcrum/contract';
import { useState } from 'react';
import { uploadPostPicture, uploadRequestFile } from '../../api/index.ts';
import { useUploads } from './use-uploads.ts';

const KINDS = {
  files: { upload: uploadRequestFile, most: MOST_REQUEST_FILES, mb: MOST_REQUEST_FILE_MB },
  pictures: { upload: uploadPostPicture, most: MOST_PICTURES, mb: MOST_PICTURE_MB },
};

/** Files to say something with, in a request or, as pictures, in a community: sent up at once, and said with what is typed. */
export function useSaidFiles(side: 'desk' | 'portal', kind: keyof typeof KINDS = 'files') {
  const { upload, most, mb } = KINDS[kind];
  const [files, setFiles] = useState<RequestFile[]>([]);
  const uploads = useUploads(
    (file, onProgress) => upload(side, file, onProgress),
    (kept: RequestFile) => setFiles((before) => [...before, kept]),
  );
  const room = most - files.length - uploads.waiting.length;
  return {
    ...{ kind, most, mb, files, room, waiting: uploads.waiting, dismiss: uploads.dismiss },
    add: (chosen: File[]) => uploads.add(chosen.slice(0, room)),
    drop: (id: string) => setFiles((before) => before.filter((file) => file.id !== id)),
    clear: () => setFiles([]),
    isSending: uploads.waiting.some(({ error }) => !error),
    fileIds: files.map(({ id }) => id),
  };
}
export type SaidFiles = ReturnType<typeof useSaidFiles>;
