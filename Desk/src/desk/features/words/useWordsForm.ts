import { useState } from 'react';
import { Problem } from '../../api/problem';
import type { Tagged, Words, WordsFault } from '../../api/types';
import { draftOfBrand } from '../../storage/brand';
import { readDraft, writeDraft } from '../../storage/drafts';
import { readWords, saveWords } from './api/words';

type Edited = { tag: string; value: Words };

/** The lists while they are edited; unsaved changes are kept in the browser with the version they began from. */
export function useWordsForm(stored: Tagged<Words>) {
  const [edited, setEdited] = useState<Edited | undefined>(() => readDraft<Edited>(draftOfBrand('words')));
  const [faults, setFaults] = useState<WordsFault[]>([]);
  const [conflict, setConflict] = useState<Tagged<Words>>();
  const value = edited?.value ?? stored.value;

  const keep = (next: Edited | undefined) => {
    writeDraft(draftOfBrand('words'), next);
    setEdited(next);
    setFaults([]);
  };
  const set = (change: Partial<Words>) => {
    const next = { ...value, ...change };
    keep(next.synonyms === stored.value.synonyms && next.neverConfuse === stored.value.neverConfuse ? undefined : { tag: edited?.tag ?? stored.tag, value: next });
  };

  /** Whether they were saved; what stood in the way is shown. */
  const save = async (tag = edited?.tag ?? stored.tag): Promise<boolean> => {
    try {
      await saveWords(value, tag);
      keep(undefined);
      setConflict(undefined);
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const found = error.member<WordsFault[]>('faults');
      if (error.status === 422 && found) {
        setConflict(undefined);
        setFaults(found);
      } else if (error.status === 409 || error.status === 412) setConflict(await readWords());
      else throw error;
      return false;
    }
  };

  return { value, set, save, faults, dirty: edited !== undefined, discard: () => keep(undefined), conflict, leaveConflict: () => setConflict(undefined) };
}
