import type { CardAction } from '../directline/activity';
import type { Say } from '../words';
import { LinkIcon } from './icons';

export function QuickReplies({ say, choices, onChoose }: { say: Say; choices: CardAction[]; onChoose(action: CardAction): void }) {
  if (choices.length === 0) return null;
  return (
    <div class="choices" role="group" aria-label={say('choices')}>
      {choices.map((action) => (
        <button type="button" onClick={() => onChoose(action)}>
          {action.title}{action.type === 'openUrl' && <LinkIcon />}
        </button>
      ))}
    </div>
  );
}
