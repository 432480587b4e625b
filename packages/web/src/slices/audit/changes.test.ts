import { describe, expect, it } from 'vitest';
import { changesOf } from './changes.ts';

describe('an audit entry', () => {
  it('shows what changed before what stayed', () => {
    expect(changesOf({ name: 'A', role: 'csm' }, { name: 'A', role: 'sales', teamId: null })).toEqual([
      { field: 'role', before: 'csm', after: 'sales', same: false },
      { field: 'name', before: 'A', after: 'A', same: true },
      { field: 'teamId', before: '—', after: '—', same: true },
    ]);
  });

  it('shows records that were made, lists and single values', () => {
    expect(changesOf(null, { tags: ['a'] })).toEqual([{ field: 'tags', before: '—', after: '["a"]', same: false }]);
    expect(changesOf(1, 2)).toEqual([{ field: '—', before: '1', after: '2', same: false }]);
    expect(changesOf(undefined, null)).toEqual([]);
  });
});
