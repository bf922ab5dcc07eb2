import { useRef } from 'preact/hooks';
import type { ChatInfo } from '../directline/api';
import { languages, type Language, type Say } from '../words';
import { CloseIcon, MoonIcon, NewIcon, SunIcon } from './icons';

interface HeaderProps {
  say: Say;
  info: ChatInfo | undefined;
  language: Language;
  dark: boolean;
  onLanguage(language: Language): void;
  /** Undefined where the site decides. */
  onTheme: (() => void) | undefined;
  onNew(): void;
  /** Undefined where there is nothing to close. */
  onClose: (() => void) | undefined;
}

export function Header({ say, info, language, dark, onLanguage, onTheme, onNew, onClose }: HeaderProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const shop = info?.brand ?? say('shop');
  return (
    <header class="header" aria-label={shop}>
      <div class="avatar" aria-hidden="true">{initials(shop)}</div>
      <div class="shop">
        <h1>{shop}</h1>
        <p class={info?.isOpen ? 'status open' : 'status'}>{status(say, info, language)}</p>
      </div>
      <div class="language">
        <select aria-label={say('language')} title={say('language')} value={language} onChange={(event) => onLanguage(event.currentTarget.value as Language)}>
          {languages.map(({ code, name }) => <option value={code} label={name} lang={code}>{name}</option>)}
        </select>
        <span class="code" aria-hidden="true">{language.toUpperCase()}</span>
      </div>
      {onTheme && (
        <button type="button" class="icon" onClick={onTheme} aria-label={say(dark ? 'toLight' : 'toDark')} title={say(dark ? 'toLight' : 'toDark')}>
          {dark ? <SunIcon /> : <MoonIcon />}
        </button>
      )}
      <button type="button" class="icon" onClick={() => dialog.current?.showModal()} aria-label={say('newConversation')} title={say('newConversation')}>
        <NewIcon />
      </button>
      {onClose && (
        <button type="button" class="icon" onClick={onClose} aria-label={say('closeChat')} title={say('closeChat')}><CloseIcon /></button>
      )}
      <dialog ref={dialog} aria-labelledby="new-question" aria-describedby="new-explanation">
        <h2 id="new-question">{say('newQuestion')}</h2>
        <p id="new-explanation">{say('newExplanation')}</p>
        <div class="decisions">
          <button type="button" class="quiet" onClick={() => dialog.current?.close()}>{say('cancel')}</button>
          <button type="button" class="strong" onClick={() => { dialog.current?.close(); onNew(); }}>{say('newConfirm')}</button>
        </div>
      </dialog>
    </header>
  );
}

function status(say: Say, info: ChatInfo | undefined, language: Language): string {
  if (!info) return '\u00a0';
  if (info.isOpen) return say('open');
  const when = info.nextOpening?.[language];
  return when ? say('closedUntil', { when }) : say('closed');
}

function initials(shop: string): string {
  const words = shop.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  return words.slice(0, 2).map((word) => [...word][0]?.toUpperCase() ?? '').join('') || '•';
}
