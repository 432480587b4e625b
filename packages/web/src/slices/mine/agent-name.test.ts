import { describe, expect, it } from 'vitest';
import { agentName } from './agent-name.ts';

describe('a user agent', () => {
  it('is told by its browser and system', () => {
    expect(agentName('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36')).toBe(
      'Chrome · Linux',
    );
    expect(agentName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1')).toBe(
      'Safari · iOS',
    );
    expect(agentName('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0')).toBe('Edge · Windows');
    expect(agentName('curl/8.5.0')).toBe('curl');
  });

  it('may say nothing', () => {
    expect(agentName('x')).toBeNull();
    expect(agentName(null)).toBeNull();
  });
});
