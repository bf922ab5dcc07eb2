import { useEffect, useState } from 'preact/hooks';
import type { FileRules } from '../directline/api';
import { faultOf } from '../directline/uploads';
import type { Say } from '../words';

/** Files that the customer chose, dropped or pasted: what may leave is handed on, what may not is told. */
export function useFiles(rules: FileRules | undefined, say: Say, send: (file: File) => void): { take(files: Iterable<File>): void; refusal: string; over: boolean } {
  const [refusal, setRefusal] = useState('');
  const [over, setOver] = useState(false);

  const take = (files: Iterable<File>) => {
    if (!rules) return;
    const all = [...files];
    const told = all.slice(0, rules.maxFiles).flatMap((file) => {
      const fault = faultOf(file, rules);
      if (!fault) send(file);
      return fault ? [say(fault === 'type' ? 'fileType' : fault === 'size' ? 'fileSize' : 'fileEmpty', { name: file.name, mb: Math.floor(rules.maxBytes / 1024 / 1024), types: typesOf(rules) })] : [];
    });
    if (all.length > rules.maxFiles) told.push(say('fileCount', { n: rules.maxFiles }));
    setRefusal(told.join(' '));
  };

  useEffect(() => {
    if (!rules) return undefined;
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const carries = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const drag = (event: DragEvent) => {
      if (!carries(event)) return;
      event.preventDefault();
      clearTimeout(leaving);
      setOver(true);
    };
    // Leaving one element for another inside the page comes with a drag over the next one.
    const leave = () => { leaving = setTimeout(() => setOver(false), 80); };
    const drop = (event: DragEvent) => {
      if (!carries(event)) return;
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer?.files ?? []);
    };
    document.addEventListener('dragover', drag);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', drag);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  });
  return { take, refusal, over };
}

/** `JPEG, PNG, PDF`: how people name the types. */
const typesOf = (rules: FileRules) => rules.types.map((type) => type.split('/')[1]!.toUpperCase()).join(', ');
