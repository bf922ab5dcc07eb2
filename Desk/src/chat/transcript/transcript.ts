import type { Activity, CardAction } from '../directline/activity';
import type { OutgoingMessage, SendingState } from '../directline/outgoing';
import type { Upload } from '../directline/uploads';

/** One bubble. */
export interface Line {
  key: string;
  author: 'customer' | 'desk';
  /** Name of who wrote, if the server told. */
  name?: string;
  text: string;
  markdown: boolean;
  at: Date;
  links: { href: string; name?: string; picture?: boolean }[];
  /** What became of the customer's own message; absent once the conversation shows it. */
  sending?: { state: SendingState; clientActivityID: string };
  /** The customer's own file on its way. */
  upload?: Upload;
}

/** The messages that the server has shown us, each once, in its order. */
export class Transcript {
  private readonly ids = new Set<string>();
  private readonly kept: Activity[] = [];

  get messages(): readonly Activity[] {
    return this.kept;
  }

  /** Adds what is new and returns it. A repeated id, whatever it carries, changes nothing. */
  add(activities: readonly Activity[]): Activity[] {
    const fresh: Activity[] = [];
    for (const activity of activities) {
      if (activity.type !== 'message' || !activity.id || this.ids.has(activity.id)) continue;
      this.ids.add(activity.id);
      this.kept.push(activity);
      fresh.push(activity);
    }
    return fresh;
  }
}

export const fromDesk = (activity: Activity) => activity.from?.role === 'bot';

/** What the page shows: the transcript, then what is still on its way. */
export function lines(messages: readonly Activity[], outgoing: readonly OutgoingMessage[], uploads: readonly Upload[] = []): Line[] {
  const arrived = new Set(messages.map((m) => m.channelData?.clientActivityID));
  return [
    ...messages.filter(visible).map(line),
    ...outgoing
      .filter((m) => !arrived.has(m.clientActivityID) && visible(m.activity))
      .map((m): Line => ({
        ...line({ ...m.activity, timestamp: m.at, id: m.clientActivityID }),
        sending: { state: m.state, clientActivityID: m.clientActivityID },
      })),
    ...uploads.filter((each) => !arrived.has(each.clientActivityID)).map((upload): Line => ({
      key: upload.clientActivityID, author: 'customer', text: '', markdown: false, at: new Date(upload.at), links: [], upload,
    })),
  ];
}

/** The choices of the newest message; once the customer has written after it, they are over. */
export function choices(messages: readonly Activity[], onTheWay: readonly unknown[]): CardAction[] {
  const last = messages.at(-1);
  if (!last || !fromDesk(last) || onTheWay.length > 0) return [];
  return (last.suggestedActions?.actions ?? []).filter((action) => action.title);
}

/** What pressing a choice sends, or the web address that it opens; undefined for a kind that the page does not know. */
export function answer(action: CardAction): { send: Activity } | { open: string } | undefined {
  const value = typeof action.value === 'string' ? action.value : undefined;
  switch (action.type) {
    case 'imBack':
      return { send: { type: 'message', text: value ?? action.title ?? '' } };
    case 'postBack':
    case 'messageBack': {
      const shown = action.displayText ?? (action.type === 'postBack' ? action.title : action.text ?? action.title) ?? '';
      const text = (action.type === 'messageBack' ? action.text : undefined) ?? value ?? '';
      return {
        send: {
          type: 'message',
          text,
          ...(value === undefined && action.value !== undefined ? { value: action.value } : {}),
          channelData: { displayText: shown },
        },
      };
    }
    case 'openUrl':
      return value && /^https?:\/\//i.test(value) ? { open: value } : undefined;
    default:
      return undefined;
  }
}

const visible = (activity: Activity) => shown(activity) !== '' || webLinks(activity).length > 0;

const shown = (activity: Activity) => (activity.channelData?.displayText ?? activity.text ?? '').trim();

const webLinks = (activity: Activity) =>
  (activity.attachments ?? []).flatMap((a) =>
    a.contentUrl && /^https?:\/\//i.test(a.contentUrl) ? [{ href: a.contentUrl, ...(a.name ? { name: a.name } : {}), ...(isPicture(a) ? { picture: true } : {}) }] : []);

/** Only pictures that our own server keeps are shown in place: it has looked at what they are. */
const isPicture = (a: { contentType?: string; contentUrl?: string }) =>
  ['image/jpeg', 'image/png', 'image/gif', 'image/webp'].includes(a.contentType ?? '') && /^https?:\/\/[^/]+\/v3\/directline\/conversations\/[^/]+\/attachments\//.test(a.contentUrl ?? '');

function line(activity: Activity): Line {
  const desk = fromDesk(activity);
  return {
    key: activity.channelData?.clientActivityID ?? activity.id ?? '',
    author: desk ? 'desk' : 'customer',
    ...(desk && activity.from?.name ? { name: activity.from.name } : {}),
    text: shown(activity),
    markdown: desk && activity.textFormat !== 'plain',
    at: new Date(activity.timestamp ?? Date.now()),
    links: webLinks(activity),
  };
}
