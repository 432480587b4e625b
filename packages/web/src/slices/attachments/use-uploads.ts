import { useRef, useState } from 'react';
import { uploadAttachment } from '../../api/index.ts';

export interface Upload {
  key: number;
  name: string;
  /** How much has left, 0–1. */
  share: number;
  error: unknown;
}

/** Files on their way to an account, each by itself: one that fails stays with its reason, the others go on. */
export function useUploads(accountId: string, onKept: () => Promise<unknown>) {
  const [waiting, setWaiting] = useState<Upload[]>([]);
  const next = useRef(0);
  const change = (key: number, part: Partial<Upload>) =>
    setWaiting((before) => before.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const dismiss = (key: number) => setWaiting((before) => before.filter((each) => each.key !== key));
  const send = async (file: File) => {
    next.current += 1;
    const key = next.current;
    setWaiting((before) => [...before, { key, name: file.name, share: 0, error: null }]);
    try {
      await uploadAttachment(file, accountId, (share) => change(key, { share }));
      dismiss(key);
      await onKept();
    } catch (error) {
      change(key, { error });
    }
  };
  return { waiting, dismiss, add: (files: File[]) => void Promise.all(files.map(send)) };
}
