import { afterEach, expect, test, vi } from 'vitest';
import { leaveTo } from './leave.ts';

afterEach(() => vi.unstubAllGlobals());

test('who signs out leaves no draft to whoever signs in next in the same window', () => {
  const kept = new Map([['fulcrum.draft.request.1', '{"text":"他们的合同快到期了"}']]);
  const assign = vi.fn();
  vi.stubGlobal('sessionStorage', { clear: () => kept.clear() });
  vi.stubGlobal('location', { assign });
  leaveTo('/portal');
  expect(kept.size).toBe(0);
  expect(assign).toHaveBeenCalledWith('/portal');
});

test('a browser that forbids storage signs out all the same', () => {
  const assign = vi.fn();
  vi.stubGlobal('sessionStorage', {
    clear() {
      throw new DOMException('forbidden');
    },
  });
  vi.stubGlobal('location', { assign });
  leaveTo('/');
  expect(assign).toHaveBeenCalledWith('/');
});
