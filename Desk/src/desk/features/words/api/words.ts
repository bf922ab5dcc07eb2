import { useQuery } from '@tanstack/react-query';
import { getTagged, sendTagged } from '../../../api/client';
import { keys } from '../../../api/keys';
import { queryClient } from '../../../api/queryClient';
import type { Words } from '../../../api/types';
import { ofBrand } from '../../../storage/brand';

export const readWords = (signal?: AbortSignal) => getTagged<Words>(ofBrand('/words'), signal);

export const useWords = () => useQuery({ queryKey: keys.words, queryFn: ({ signal }) => readWords(signal) });

/** @throws {Problem} 409 stale, 422 with `faults` (place such as `synonyms/3`, what, allowed). */
export async function saveWords(words: Words, tag: string): Promise<void> {
  const saved = await sendTagged<Words>('PUT', ofBrand('/words'), words, tag);
  queryClient.setQueryData(keys.words, saved.value && saved.tag ? saved : await readWords());
  await queryClient.invalidateQueries({ queryKey: keys.draft });
}
