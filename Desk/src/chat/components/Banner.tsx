import { useEffect, useState } from 'preact/hooks';
import type { ChatState } from '../chat';
import type { Say, WordKey } from '../words';

/** Short breaks heal by themselves; only what lasts is worth a word. */
const patience = 1_500;

export function Banner({ say, state }: { say: Say; state: ChatState }) {
  const trouble = troubleOf(state);
  const [shown, setShown] = useState<WordKey>();
  useEffect(() => {
    if (trouble === 'offline') {
      setShown(trouble);
      return undefined;
    }
    const healed = !trouble && shown !== undefined && shown !== 'reconnected';
    if (healed) setShown('reconnected');
    const timer = setTimeout(() => setShown(trouble), trouble ? patience : 2_500);
    return () => clearTimeout(timer);
  }, [trouble]);
  return (
    <div class="banner" role="status" data-kind={shown === 'reconnected' ? 'good' : 'bad'}>
      {shown && <p>{say(shown)}</p>}
    </div>
  );
}

function troubleOf(state: ChatState): WordKey | undefined {
  if (state.browserOffline) return 'offline';
  if (state.connection === 'online') return undefined;
  if (state.connection === 'connecting') return 'connecting';
  return state.wasOnline ? 'reconnecting' : 'failedToStart';
}
