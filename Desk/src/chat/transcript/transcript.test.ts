import { describe, expect, it } from 'vitest';
import type { Activity } from '../directline/activity';
import type { OutgoingMessage } from '../directline/outgoing';
import { days } from './days';
import { answer, choices, lines, Transcript, type Line } from './transcript';

const bot = (id: string, text: string, more: Partial<Activity> = {}): Activity =>
  ({ type: 'message', id, text, timestamp: '2026-09-01T08:00:00.000Z', from: { id: 'web', role: 'bot' }, ...more });
const mine = (id: string, clientActivityID: string, text: string): Activity =>
  ({ type: 'message', id, text, timestamp: '2026-09-01T08:00:00.000Z', from: { id: 'u', role: 'user' }, channelData: { clientActivityID } });
const onTheWay = (clientActivityID: string, text: string): OutgoingMessage =>
  ({ clientActivityID, activity: { type: 'message', text, channelData: { clientActivityID } }, at: '2026-09-01T08:00:01.000Z', state: 'waiting' });
const yes = { type: 'imBack', title: 'Ya', value: 'Ya' };

describe('the transcript', () => {
  it('shows what comes twice once', () => {
    const transcript = new Transcript();
    transcript.add([bot('1', 'halo'), mine('2', 'a', 'hai')]);
    expect(transcript.add([mine('2', 'a', 'hai'), bot('3', 'apa kabar')]).map((a) => a.id)).toEqual(['3']);
    expect(transcript.messages.map((a) => a.id)).toEqual(['1', '2', '3']);
  });

  it('leaves out what is no message or has no id', () => {
    const transcript = new Transcript();
    transcript.add([{ type: 'typing', id: 't' }, { type: 'message', text: 'x' }]);
    expect(transcript.messages).toEqual([]);
  });

  it('shows a message on its way until its echo comes, and never both', () => {
    const outgoing = [onTheWay('a', 'hai'), onTheWay('b', 'halo')];
    const shown = lines([bot('1', 'ya?'), mine('2', 'a', 'hai')], outgoing);
    expect(shown.map((line) => [line.key, line.sending?.state])).toEqual([['1', undefined], ['a', undefined], ['b', 'waiting']]);
  });

  it('reads Markdown from the desk and takes customers at their word', () => {
    const shown = lines([bot('1', '*a*'), bot('2', '*a*', { textFormat: 'plain' }), mine('3', 'a', '*a*')], []);
    expect(shown.map((line) => line.markdown)).toEqual([true, false, false]);
  });

  it('links only to web addresses', () => {
    const [line] = lines([bot('1', 'x', { attachments: [{ contentUrl: 'javascript:alert(1)' }, { contentUrl: 'https://a.example/x.pdf', name: 'x.pdf' }] })], []);
    expect(line?.links).toEqual([{ href: 'https://a.example/x.pdf', name: 'x.pdf' }]);
  });

  it('offers the choices of the newest message until the customer has answered', () => {
    const asked = bot('1', 'membantu?', { suggestedActions: { actions: [yes] } });
    expect(choices([asked], [])).toEqual([yes]);
    expect(choices([asked], [onTheWay('a', 'Ya')])).toEqual([]);
    expect(choices([asked, mine('2', 'a', 'Ya')], [])).toEqual([]);
  });

  it('turns a choice into what it sends or opens', () => {
    expect(answer(yes)).toEqual({ send: { type: 'message', text: 'Ya' } });
    expect(answer({ type: 'postBack', title: 'Ya', value: 'helped:yes' })).toEqual({ send: { type: 'message', text: 'helped:yes', channelData: { displayText: 'Ya' } } });
    expect(answer({ type: 'messageBack', title: 'Ya', text: 'ya', value: { a: 1 }, displayText: 'Ya!' })).toEqual({ send: { type: 'message', text: 'ya', value: { a: 1 }, channelData: { displayText: 'Ya!' } } });
    expect(answer({ type: 'openUrl', title: 'Buka', value: 'https://a.example' })).toEqual({ open: 'https://a.example' });
    expect(answer({ type: 'openUrl', title: 'Buka', value: 'javascript:alert(1)' })).toBeUndefined();
    expect(answer({ type: 'call', title: 'Telepon', value: 'tel:1' })).toBeUndefined();
  });
});

describe('days', () => {
  const at = (time: string, author: Line['author'] = 'desk'): Line => ({ key: time, author, text: 'x', markdown: false, links: [], at: new Date(time) });

  it('groups what one author writes within five minutes, day by day', () => {
    const result = days([at('2026-09-01T10:00:00'), at('2026-09-01T10:04:00'), at('2026-09-01T10:05:00', 'customer'), at('2026-09-01T10:20:00', 'customer'), at('2026-09-02T00:01:00', 'customer')]);
    expect(result.map((day) => day.groups.map((group) => group.lines.length))).toEqual([[2, 1, 1], [1]]);
  });

  it('does not open a day again when a clock runs back', () => {
    expect(days([at('2026-09-02T00:01:00'), at('2026-09-01T23:59:00', 'customer')])).toHaveLength(1);
  });
});
