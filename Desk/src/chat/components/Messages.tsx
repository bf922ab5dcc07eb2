import type { ComponentChildren } from 'preact';
import type { Line } from '../transcript/transcript';
import { days, daysAgo, type Group } from '../transcript/days';
import { Markdown } from '../markdown/Markdown';
import { localeOf, type Language, type Say } from '../words';
import { UploadBubble, UploadFate } from './Upload';
import { AlertIcon, CheckIcon, ClockIcon, LinkIcon } from './icons';

interface MessagesProps {
  say: Say;
  language: Language;
  lines: Line[];
  onRetry(clientActivityID: string): void;
  onDrop(clientActivityID: string): void;
}

export function Messages({ say, language, lines, onRetry, onDrop }: MessagesProps) {
  const locale = localeOf(language);
  const today = new Date();
  return (
    <>
      {days(lines).map((day) => (
        <section key={day.date.getTime()} class="day">
          <h2 class="date"><span>{dayName(day.date, today, locale, say)}</span></h2>
          {day.groups.map((group) => (
            <MessageGroup key={group.lines[0]?.key} say={say} group={group} locale={locale} onRetry={onRetry} onDrop={onDrop} />
          ))}
        </section>
      ))}
    </>
  );
}

function MessageGroup({ say, group, locale, onRetry, onDrop }: { say: Say; group: Group; locale: string; onRetry(id: string): void; onDrop(id: string): void }) {
  const mine = group.author === 'customer';
  const last = group.lines.at(-1);
  const author = mine ? say('you') : (group.name ?? say('assistant'));
  return (
    <div class={mine ? 'group mine' : 'group'}>
      {group.lines.map((line) => (
        <div key={line.key} class="message">
          <div class="bubble" dir="auto">
            <span class="unseen" dir="ltr">{author}: </span>
            {line.upload ? <UploadBubble say={say} upload={line.upload} /> : line.markdown ? <Markdown text={line.text} opensNew={say('opensNew')} /> : line.text && <p class="plain">{line.text}</p>}
            {line.links.map((link) => (
              <a class="attached" href={link.href} target="_blank" rel="noopener noreferrer nofollow">
                {link.picture ? <img src={link.href} alt={link.name ?? say('attachment')} loading="lazy" /> : <><LinkIcon /> {link.name ?? say('attachment')}</>}<span class="unseen"> ({say('opensNew')})</span>
              </a>
            ))}
          </div>
          <Fate say={say} line={line} onRetry={onRetry} />
          {line.upload && <UploadFate say={say} upload={line.upload} onRetry={onRetry} onDrop={onDrop} />}
        </div>
      ))}
      {last && (
        <p class="when">
          {!mine && <span class="who" aria-hidden="true">{author} ·</span>}
          <time dateTime={last.at.toISOString()}>{last.at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })}</time>
          <Progress say={say} line={last} mine={mine} />
        </p>
      )}
    </div>
  );
}

/** Quiet signs beside the time. */
function Progress({ say, line, mine }: { say: Say; line: Line; mine: boolean }): ComponentChildren {
  if (!mine) return null;
  if (line.upload && line.upload.state !== 'sent') return null;
  switch (line.sending?.state) {
    case 'late':
    case 'refused':
      return null;
    case 'waiting':
      return <span class="sign" title={say('sending')}><ClockIcon /><span class="unseen">{say('sending')}</span></span>;
    default:
      return <span class="sign" title={say('sent')}><CheckIcon /><span class="unseen">{say('sent')}</span></span>;
  }
}

/** What the customer must know about one message. */
function Fate({ say, line, onRetry }: { say: Say; line: Line; onRetry(id: string): void }): ComponentChildren {
  const sending = line.sending;
  if (sending?.state !== 'late' && sending?.state !== 'refused') return null;
  return (
    <p class="fate">
      <AlertIcon /> {say(sending.state === 'late' ? 'failed' : 'refused')}
      <button type="button" onClick={() => onRetry(sending.clientActivityID)}>{say('retry')}</button>
    </p>
  );
}

function dayName(date: Date, today: Date, locale: string, say: Say): string {
  const ago = daysAgo(date, today);
  if (ago === 0) return say('today');
  if (ago === 1) return say('yesterday');
  return date.toLocaleDateString(locale, {
    weekday: 'long', day: 'numeric', month: 'long', ...(date.getFullYear() === today.getFullYear() ? {} : { year: 'numeric' }),
  });
}
