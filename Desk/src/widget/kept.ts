import { keptKeys, type KeptKey, type Start } from '../chat/embedding/protocol';
import type { Memory } from '../chat/memory';

/** After this many milliseconds without a word nobody waits for an answer any more: the frame is loaded only when the panel opens. */
const lively = 24 * 60 * 60 * 1000;

/** What the frame keeps in the site's own storage. */
export class Kept {
  constructor(private readonly memory: Memory, private readonly now: () => number = Date.now) {}

  all(): Start['kept'] {
    return Object.fromEntries(keptKeys.map((key) => [key, this.memory.read(key)]).filter(([, value]) => value !== undefined));
  }

  write(key: KeptKey, value: unknown): void {
    if (!keptKeys.includes(key)) return;
    this.memory.write(key, value);
    if (key === 'seen' || (key === 'unsent' && Array.isArray(value) && value.length > 0)) this.memory.write('active', this.now());
  }

  forget(key: KeptKey): void {
    if (keptKeys.includes(key)) this.memory.forget(key);
  }

  /** The language stays: it says nothing about who was here. */
  forgetCustomer(): void {
    for (const key of ['session', 'unsent', 'seen', 'active']) this.memory.forget(key);
  }

  get language(): string | undefined {
    return this.memory.read<string>('language');
  }

  /** Whether a conversation is under way in which an answer may come while the panel is closed. */
  get expectsAnswers(): boolean {
    const active = this.memory.read<number>('active');
    return this.memory.read('session') !== undefined && active !== undefined && this.now() - active < lively;
  }
}
