import { useEffect } from 'react';
import { client } from '../../api/index.ts';
import { changePreferences } from '../../kit/index.ts';
import { preferences, subscribe } from '../../kit/preferences.ts';
import type { Me } from './use-me.ts';

/** The person's own language wins when they arrive; what they change here is kept with their account. */
export function useKeptLanguage({ id, language }: Me): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the server's value counts on arrival alone
  useEffect(() => {
    if (language && language !== preferences().language) changePreferences({ language });
    let kept = preferences().language;
    return subscribe(() => {
      const now = preferences().language;
      if (now === kept) return;
      kept = now;
      client.session.changeMe({ language: now }).catch(() => undefined); // kept on this device all the same
    });
  }, [id]);
}
