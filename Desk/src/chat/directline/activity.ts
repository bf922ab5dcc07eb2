/** The part of a Bot Framework activity that the page reads and writes. */
export interface Activity {
  type: string;
  id?: string;
  timestamp?: string;
  locale?: string;
  from?: { id?: string; name?: string; role?: string };
  text?: string;
  textFormat?: string;
  value?: unknown;
  replyToId?: string;
  suggestedActions?: { to?: string[]; actions?: CardAction[] };
  attachments?: { contentType?: string; contentUrl?: string; name?: string }[];
  channelData?: { clientActivityID?: string; displayText?: string; hidden?: boolean } & Record<string, unknown>;
}

export interface CardAction {
  type: string;
  title?: string;
  value?: unknown;
  text?: string;
  displayText?: string;
}

export interface ActivitySet {
  activities: Activity[];
  watermark?: string;
}

/** Reads a frame or an answer of the server; undefined for anything that is not an activity set. */
export function readActivitySet(json: string): ActivitySet | undefined {
  try {
    const set = JSON.parse(json) as ActivitySet | null;
    return set && Array.isArray(set.activities) ? set : undefined;
  } catch {
    return undefined;
  }
}
