import { ActionIcon, Badge, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Canned } from '../../../api/types';
import { Card } from '../../../components/Card';
import { Confirm } from '../../../components/Confirm';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorState } from '../../../components/ErrorState';
import { CannedIcon, PencilIcon, PlusIcon, TrashIcon } from '../../../components/icons';
import { Lines } from '../../../components/Lines';
import { PageFrame } from '../../../components/PageFrame';
import { deleteCanned, useCanned } from '../api/canned';
import { CannedDialog } from '../components/CannedDialog';
import classes from './Canned.module.css';

export function CannedPage() {
  const { t } = useTranslation();
  const canned = useCanned();
  const [editing, setEditing] = useState<Canned | 'new'>();
  const [deleting, setDeleting] = useState<Canned>();
  const rows = canned.data?.toSorted((a, b) => a.shortcut.localeCompare(b.shortcut) || a.language.localeCompare(b.language)) ?? [];
  const add = <Button leftSection={<PlusIcon size={16} aria-hidden="true" />} onClick={() => setEditing('new')}>{t('canned.add')}</Button>;
  return (
    <PageFrame title={t('canned.title')} needs="canned.write" actions={add}>
      <Card flush>
        {canned.isPending ? <Lines count={5} height={44} />
          : canned.isError ? <ErrorState error={canned.error} retry={() => void canned.refetch()} />
            : rows.length === 0 ? <EmptyState icon={CannedIcon} title={t('canned.empty')} text={t('canned.emptyHint')}>{add}</EmptyState>
              : (
                <ul className={classes.list}>
                  {rows.map((reply) => (
                    <li key={reply.id} className={classes.row}>
                      <span className={classes.shortcut}>/{reply.shortcut}</span>
                      <Badge color="gray">{t(`language.${reply.language}`, { defaultValue: reply.language })}</Badge>
                      <span className={classes.text}>{reply.text}</span>
                      <span className={classes.deeds}>
                        <ActionIcon variant="subtle" color="gray" size={34} onClick={() => setEditing(reply)} aria-label={t('canned.edit', { shortcut: reply.shortcut })}><PencilIcon size={16} /></ActionIcon>
                        <ActionIcon variant="subtle" color="gray" size={34} onClick={() => setDeleting(reply)} aria-label={t('canned.delete', { shortcut: reply.shortcut })}><TrashIcon size={16} /></ActionIcon>
                      </span>
                    </li>
                  ))}
                </ul>
              )}
      </Card>
      {editing && <CannedDialog known={editing === 'new' ? undefined : editing} close={() => setEditing(undefined)} />}
      <Confirm
        opened={deleting !== undefined} close={() => setDeleting(undefined)} danger title={t('canned.delete', { shortcut: deleting?.shortcut ?? '' })}
        text={t('canned.deleteText')} action={t('canned.deleteAction')} run={() => deleteCanned(deleting!)}
      />
    </PageFrame>
  );
}
