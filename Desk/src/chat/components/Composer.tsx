import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Say } from '../words';
import { SendIcon } from './icons';

/** Longer messages are better told in several. */
const limit = 2_000;
const hintFrom = 1_800;

export function Composer({ say, field, onSend }: { say: Say; field: RefObject<HTMLTextAreaElement>; onSend(text: string): void }) {
  const [text, setText] = useState('');
  const left = limit - [...text].length;
  const ready = text.trim() !== '' && left >= 0;

  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [text, field]);

  const send = () => {
    if (!ready) return;
    onSend(text.trim());
    setText('');
    field.current?.focus();
  };

  return (
    <form class="composer" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <div class="field">
        <textarea
          ref={field}
          rows={1}
          value={text}
          aria-label={say('message')}
          aria-describedby="composer-hint composer-left"
          aria-invalid={left < 0}
          placeholder={say('placeholder')}
          enterkeyhint="send"
          autocomplete="off"
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            // While an input method composes, Enter chooses a word.
            if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
              event.preventDefault();
              send();
            }
          }}
        />
        <button type="submit" class="send" aria-label={say('send')} title={say('send')} aria-disabled={!ready}><SendIcon /></button>
      </div>
      <p class="below">
        <span id="composer-hint" class="hint">{say('hint')}</span>
        <span id="composer-left" class={left < 0 ? 'left over' : 'left'} role="status">
          {text.length > hintFrom && (left < 0 ? say('over', { n: -left }) : say('left', { n: left }))}
        </span>
      </p>
    </form>
  );
}
