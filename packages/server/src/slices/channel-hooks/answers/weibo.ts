import { type Platform, postingForm, type Said, type Verdict } from './platform.ts';

const API = 'https://m.api.weibo.com/2/messages';

function verdict({ status, body }: Said): Verdict {
  if (status === 200 && body.result === true) return null;
  const code = body.error_code;
  return { next: 'later', error: code === undefined ? `HTTP ${status}` : `${String(code)} ${String(body.error ?? '')}`.trim() };
}

/** A message of an account's fans service, within 48 hours of the fan's last word, by the access token that its settings show. */
export const weibo: Platform = {
  most: 900,
  token: null,
  ways: ({ thread, text }, { accessToken = '' }) => [
    {
      byToken: false,
      ask: () =>
        postingForm(`${API}/reply.json`, { access_token: accessToken, type: 'text', data: JSON.stringify({ text }), receiver_id: thread }),
      verdict,
    },
  ],
  sends: null,
  file: null,
  probe: ({ accessToken = '' }) => ({
    question: postingForm('https://api.weibo.com/oauth2/get_token_info', { access_token: accessToken }),
    verdict: (said) => (said.status === 200 && said.body.uid !== undefined ? null : verdict(said)),
  }),
};
