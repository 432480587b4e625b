import { useRef, useState } from 'react';

export interface Upload {
  key: number;
  name: string;
  /** How much has left, 0–1. */
  share: number;
  error: unknown;
}
type Send<Kept> = (file: File, onProgress: (share: number) => void) => Promise<Kept>;

/** Files on their way, each by itself: one that fails stays with its reason, the others go on. */
export function useUploads<Kept>(send: Send<Kept>, onKept: (kept: Kept) => unknown) {
  const [waiting, setWaiting] = useState<Upload[]>([]);
  const next = useRef(0);
  const change = (key: number, part: Partial<Upload>) =>
    setWaiting((before) => before.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const dismiss = (key: number) => setWaiting((before) => before.filter((each) => each.key !== key));
  const one = async (file: File) => {
    next.current += 1;
    const key = next.current;
    setWaiting((before) => [...before, { key, name: file.name, share: 0, error: null }]);
    try {
      const kept = await send(file, (share) => change(key, { share }));
      dismiss(key);
      await onKept(kept);
    } catch (error) {
      change(key, { error });
    }
  };
  return { waiting, dismiss, add: (files: File[]) => void Promise.all(files.map(one)) };
}
