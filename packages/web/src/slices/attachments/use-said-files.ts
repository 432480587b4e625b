import { MOST_REQUEST_FILES, type RequestFile } from '@fulcrum/contract';
import { useState } from 'react';
import { uploadRequestFile } from '../../api/index.ts';
import { useUploads } from './use-uploads.ts';

/** Files to say something with: sent up at once, and said with what is typed. */
export function useSaidFiles(side: 'desk' | 'portal') {
  const [files, setFiles] = useState<RequestFile[]>([]);
  const uploads = useUploads(
    (file, onProgress) => uploadRequestFile(side, file, onProgress),
    (kept: RequestFile) => setFiles((before) => [...before, kept]),
  );
  const room = MOST_REQUEST_FILES - files.length - uploads.waiting.length;
  return {
    ...{ files, room, waiting: uploads.waiting, dismiss: uploads.dismiss },
    add: (chosen: File[]) => uploads.add(chosen.slice(0, room)),
    drop: (id: string) => setFiles((before) => before.filter((file) => file.id !== id)),
    clear: () => setFiles([]),
    isSending: uploads.waiting.some(({ error }) => !error),
    fileIds: files.map(({ id }) => id),
  };
}
export type SaidFiles = ReturnType<typeof useSaidFiles>;
