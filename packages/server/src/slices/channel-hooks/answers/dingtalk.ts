import { handedIn, PICTURES, TOKEN_CODES } from './hand-in.ts';
import { byCode, endingOf, type Platform, posting, type Said, tokenIn, type Verdict, type Way } from './platform.ts';

const API = 'https://api.dingtalk.com/v1.0';
/** What is posted so shortly before the end may arrive after it. */
const MARGIN_SECONDS = 30;

/** In the conversation itself, by the address that came with the message, as long as that lives. */
const bySession = (session: string, text: string): Way => ({
  byToken: false,
  ask: () => posting(session, { msgtype: 'text', text: { content: text } }),
  verdict: (said) => byCode(said, 'errcode', 'errmsg', {}),
});

function verdictOfRobot({ status, body }: Said): Verdict {
  if (status === 200) {
    const [invalid, slowed] = [body.invalidStaffIdList, body.flowControlledStaffIdList];
    if (Array.isArray(invalid) && invalid.length) return { next: 'never', reason: 'unknown', error: 'invalidStaffIdList' };
    return Array.isArray(slowed) && slowed.length ? { next: 'later', error: 'flowControlledStaffIdList' } : null;
  }
  const code = String(body.code ?? '');
  const error = code ? `${code} ${String(body.message ?? '')}`.trim() : `HTTP ${status}`;
  return { next: status === 401 || code === 'InvalidAuthentication' ? 'token' : 'later', error };
}

/** From the robot to the person alone. */
const toPerson = (userId: string, robotCode: string, msgKey: string, content: object): Way => ({
  byToken: true,
  ask: (token) =>
    posting(
      `${API}/robot/oToMessages/batchSend`,
      { robotCode, userIds: [userId], msgKey, msgParam: JSON.stringify(content) },
      { 'x-acs-dingtalk-access-token': token },
    ),
  verdict: verdictOfRobot,
});

/** Files are handed in at the older address, by the same token. */
const MEDIA = 'https://oapi.dingtalk.com';
const FILES: readonly string[] = ['pdf', 'doc', 'docx', 'xlsx', 'zip', 'rar'];

/** A robot of DingTalk. */
export const dingtalk: Platform = {
  most: 6000,
  token: {
    ask: ({ appKey, appSecret }) => posting(`${API}/oauth2/accessToken`, { appKey, appSecret }),
    read: (said) => tokenIn(said, 'accessToken', 'expireIn'),
  },
  ways(word, { appKey = '' }, seconds) {
    const { session = null, sessionUntil = null, staffId = null, robotCode = null } = word.way ?? {};
    const lives = sessionUntil !== null && Temporal.Instant.from(sessionUntil).epochMilliseconds / 1000 > seconds + MARGIN_SECONDS;
    return [
      ...(session && lives ? [bySession(session, word.text)] : []),
      ...(staffId ? [toPerson(staffId, robotCode ?? appKey, 'sampleText', { content: word.text })] : []),
    ];
  },
  /** The address that came with a message takes no files: they go to the person alone. */
  sends({ name, mediaType }, { way }, { appKey = '' }) {
    const { staffId, robotCode } = way ?? {};
    if (!staffId) return 'noFiles';
    const [isPicture, fileType] = [PICTURES.includes(mediaType), endingOf(name)];
    if (!isPicture && !FILES.includes(fileType)) return 'otherKind';
    const send = (msgKey: string, content: object) => [toPerson(staffId, robotCode ?? appKey, msgKey, content)];
    return {
      ...handedIn(MEDIA, isPicture ? 'image' : 'file', TOKEN_CODES),
      ways: (key) =>
        isPicture ? send('sampleImageMsg', { photoURL: key }) : send('sampleFile', { mediaId: key, fileName: name, fileType }),
    };
  },
  file: ({ key, way }, { appKey = '' }) => ({
    ask: (token) =>
      posting(
        `${API}/robot/messageFiles/download`,
        { downloadCode: key, robotCode: way?.robotCode ?? appKey },
        { 'x-acs-dingtalk-access-token': token },
      ),
    told: (said) => {
      const url = said.body.downloadUrl;
      return typeof url === 'string' ? { url } : (verdictOfRobot(said) ?? { next: 'later', error: `HTTP ${said.status}` });
    },
  }),
  probe: null,
};
