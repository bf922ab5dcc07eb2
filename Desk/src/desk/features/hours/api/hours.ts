import { useQuery } from '@tanstack/react-query';
import { getTagged, send, sendTagged } from '../../../api/client';
import { keys } from '../../../api/keys';
import { queryClient } from '../../../api/queryClient';
import type { Hours, HoursPreview, Tagged } from '../../../api/types';
import { ofBrand } from '../../../storage/brand';
import { readHours } from '../week';

export const useHours = () => useQuery({ queryKey: keys.hours, queryFn: ({ signal }) => readTagged(signal) });

export async function readTagged(signal?: AbortSignal): Promise<Tagged<Hours>> {
  const { value, tag } = await getTagged<unknown>(ofBrand('/hours'), signal);
  return { value: readHours(value), tag };
}

/** @throws {Problem} 409 stale, 422 with `faults` (path, found, allowed). */
export async function saveHours(hours: Hours, tag: string): Promise<Tagged<Hours>> {
  const saved = await sendTagged<unknown>('PUT', ofBrand('/hours'), hours, tag);
  const next = saved.value && saved.tag ? { value: readHours(saved.value), tag: saved.tag } : await readTagged();
  queryClient.setQueryData(keys.hours, next);
  return next;
}

export const previewHours = (at: Date, hours: Hours) => send<HoursPreview>('POST', ofBrand('/hours/preview'), { at: at.toISOString(), hours });
