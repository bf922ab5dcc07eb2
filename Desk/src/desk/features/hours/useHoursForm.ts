import { useState } from 'react';
import { Problem } from '../../api/problem';
import type { Hours, HoursFault, Tagged } from '../../api/types';
import { draftOfBrand } from '../../storage/brand';
import { readDraft, writeDraft } from '../../storage/drafts';
import { readTagged, saveHours } from './api/hours';
import { faultsOf } from './week';

type Edited = { tag: string; value: Hours };

/** Opening hours while they are edited; unsaved changes are kept in the browser with the version they began from. */
export function useHoursForm(stored: Tagged<Hours>) {
  const [edited, setEdited] = useState<Edited | undefined>(() => readDraft<Edited>(draftOfBrand('hours')));
  const [refused, setRefused] = useState<HoursFault[]>([]);
  const [conflict, setConflict] = useState<Tagged<Hours>>();
  const value = edited?.value ?? stored.value;
  const faults = faultsOf(value);

  const keep = (next: Edited | undefined) => {
    writeDraft(draftOfBrand('hours'), next);
    setEdited(next);
    setRefused([]);
  };
  const set = (next: Hours) => keep(JSON.stringify(next) === JSON.stringify(stored.value) ? undefined : { tag: edited?.tag ?? stored.tag, value: next });

  /** Whether they were saved; what stood in the way is shown. */
  const save = async (tag = edited?.tag ?? stored.tag): Promise<boolean> => {
    if (faults.length > 0) return false;
    try {
      await saveHours(value, tag);
      keep(undefined);
      setConflict(undefined);
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const found = error.member<HoursFault[]>('faults');
      if (error.status === 422 && found) setRefused(found);
      else if (error.status === 409 || error.status === 412) setConflict(await readTagged());
      else throw error;
      return false;
    }
  };

  return { value, set, save, faults, refused, dirty: edited !== undefined, discard: () => keep(undefined), conflict, leaveConflict: () => setConflict(undefined) };
}

export type HoursForm = ReturnType<typeof useHoursForm>;
