import { useTranslation } from 'react-i18next';
import type { AttachmentView } from '../../../api/types';
import { AttachmentIcon, WarningIcon } from '../../../components/icons';
import classes from './Attachment.module.css';

const pictures = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

/** A file of the customer: a picture is shown, a voice message can be played, what is not kept says why. */
export function Attachment({ file }: { file: AttachmentView }) {
  const { t } = useTranslation();
  const family = file.contentType?.split('/')[0] ?? '';
  const name = file.name || t(`file.kind.${['image', 'audio', 'video'].includes(family) ? family : 'other'}`);
  if (file.url && pictures.includes(file.contentType ?? '')) {
    return <a href={file.url} target="_blank" rel="noreferrer" className={classes.picture}><img src={file.url} alt={t('file.picture', { name })} loading="lazy" /></a>;
  }
  const voice = file.url && family === 'audio';
  return (
    <div className={classes.file} data-state={file.state}>
      {file.state === 'failed' ? <WarningIcon size={15} aria-hidden="true" /> : <AttachmentIcon size={15} aria-hidden="true" />}
      {voice && <audio controls preload="none" src={file.url!} aria-label={name} />}
      <span>
        {file.url ? <a href={file.url} target="_blank" rel="noreferrer">{name}</a> : name}
        {' · '}
        {file.state === 'failed' && file.fault ? t(`file.fault.${file.fault}`) : file.state === 'waiting' ? t('file.waiting') : file.size ? size(file.size) : file.contentType}
      </span>
    </div>
  );
}

const size = (bytes: number) => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);
