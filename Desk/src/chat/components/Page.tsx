import { useEffect, useRef, useState } from 'preact/hooks';
import type { Chat } from '../chat';
import type { Embedding } from '../embedding/embedding';
import type { Memory } from '../memory';
import { preferredLanguage, sayIn, type Language } from '../words';
import { Banner } from './Banner';
import { Composer } from './Composer';
import { Header } from './Header';
import { DownIcon } from './icons';
import { Messages } from './Messages';
import { QuickReplies } from './QuickReplies';
import { useBottom } from './useBottom';
import { useChat, useSite, useTheme, useTitle, useVisibleHeight } from './usePage';

interface PageProps {
  chat: Chat;
  memory: Memory;
  language: Language;
  /** The site that shows us in a frame; undefined if we are a page of our own. */
  site: Embedding | undefined;
  onLanguage(language: Language): void;
}

export function Page({ chat, memory, language: first, site, onLanguage }: PageProps) {
  const state = useChat(chat);
  const [language, setLanguage] = useState(first);
  const [dark, toggleTheme] = useTheme(memory);
  const field = useRef<HTMLTextAreaElement>(null);
  const say = sayIn(language);
  const shop = state.info?.brand ?? say('shop');
  const own = state.lines.filter((line) => line.author === 'customer').length;
  const bottom = useBottom(`${state.lines.length}/${state.choices.length}/${state.typing ?? '-'}`, state.arrivals, own);
  useTitle(say('title', { shop }), state.arrivals);
  useVisibleHeight();

  useEffect(() => {
    document.documentElement.lang = language;
    onLanguage(language);
  }, [language]);

  // A touch screen would open its keyboard over what the customer came to read.
  const mouse = matchMedia('(hover: hover)').matches;
  const focusField = () => (mouse ? field : bottom.list).current?.focus();
  useEffect(() => {
    if (!site && mouse) focusField();
  }, []);
  useSite(site, focusField);

  return (
    <div class="page">
      <Header
        say={say}
        info={state.info}
        language={language}
        dark={dark}
        onLanguage={setLanguage}
        onTheme={site ? undefined : toggleTheme}
        onClose={site && (() => site.close())}
        onNew={() => { chat.beginAnew(); focusField(); }}
      />
      <Banner say={say} state={state} />
      <main class="conversation" aria-label={say('title', { shop })}>
        <div class="middle">
          <div
            ref={bottom.list}
            class="log"
            role="log"
            aria-label={say('log')}
            aria-live="polite"
            aria-busy={state.connection === 'connecting'}
            tabIndex={0}
            onScroll={bottom.onScroll}
          >
            <div class="end">
              <Messages say={say} language={language} lines={state.lines} onRetry={(id) => chat.retry(id)} onDrop={(id) => chat.dropFile(id)} />
              {state.typing !== undefined && (
                <div class="group">
                  <div class="bubble typing">
                    <span class="unseen">{say('typing', { name: state.typing || say('assistant') })}</span><i /><i /><i />
                  </div>
                </div>
              )}
              <QuickReplies
                say={say}
                choices={state.choices}
                onChoose={(action) => {
                  const address = chat.choose(action);
                  if (address) window.open(address, '_blank', 'noopener,noreferrer');
                  focusField();
                }}
              />
            </div>
          </div>
          {bottom.away && (
            <button type="button" class="latest" onClick={bottom.toEnd} aria-label={bottom.unread ? undefined : say('latest')}>
              {bottom.unread > 0 && <span>{say('unread', { n: bottom.unread })}</span>}<DownIcon />
            </button>
          )}
        </div>
        <Composer say={say} field={field} rules={state.info?.files} onSend={(text) => chat.say(text)} onFile={(file) => chat.sendFile(file)} />
      </main>
    </div>
  );
}

/** The language that the customer chose before, or the first of the wanted ones. */
export function startLanguage(memory: Memory, wanted: readonly string[]): Language {
  const kept = memory.read<string>('language');
  return preferredLanguage(kept ? [kept, ...wanted] : wanted);
}
