import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FileRules } from '../directline/api';
import type { Say } from '../words';
import { AttachIcon, SendIcon } from './icons';
import { useFiles } from './useFiles';

/** Longer messages are better told in several. */
const limit = 2_000;
const hintFrom = 1_800;

interface ComposerProps {
  say: Say;
  field: RefObject<HTMLTextAreaElement>;
  /** Which files may be sent; undefined when none may. */
  rules: FileRules | undefined;
  onSend(text: string): void;
  onFile(file: File): void;
}

export function Composer({ say, field, rules, onSend, onFile }: ComposerProps) {
  const picker = useRef<HTMLInputElement>(null);
  const files = useFiles(rules, say, onFile);
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
      {files.over && <p class="drop">{say('fileDropHere')}</p>}
      <div class="field">
        {rules && (
          <>
            <button type="button" class="attach" aria-label={say('attach')} title={say('attach')} onClick={() => picker.current?.click()}><AttachIcon /></button>
            <input
              ref={picker} type="file" hidden multiple={rules.maxFiles > 1} accept={rules.types.join(',')} tabIndex={-1} aria-hidden="true"
              onChange={(event) => {
                files.take([...(event.currentTarget.files ?? [])]);
                event.currentTarget.value = '';
                field.current?.focus();
              }}
            />
          </>
        )}
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
          onPaste={(event) => {
            const pasted = [...(event.clipboardData?.files ?? [])];
            if (!rules || pasted.length === 0) return;
            event.preventDefault();
            files.take(pasted);
          }}
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
      <p class="refusal" role="alert">{files.refusal}</p>
      <p class="below">
        <span id="composer-hint" class="hint">{say('hint')}</span>
        <span id="composer-left" class={left < 0 ? 'left over' : 'left'} role="status">
          {text.length > hintFrom && (left < 0 ? say('over', { n: -left }) : say('left', { n: left }))}
        </span>
      </p>
    </form>
  );
}
