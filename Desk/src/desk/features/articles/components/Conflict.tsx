import { Badge, Button, Group, Modal, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article, Tagged } from '../../../api/types';
import { useProblemText } from '../../../components/useProblemText';
import { differences, merged } from '../merge';
import type { ArticleForm } from '../useArticleForm';
import classes from './Conflict.module.css';

type Props = { base: Article; current: Tagged<Article>; mine: Article; close: () => void; settle: ArticleForm['settle']; save: ArticleForm['save'] };

/** Somebody else saved meanwhile: both versions, part by part, and which of the two to keep. */
export function Conflict({ base, current, mine, close, settle, save }: Props) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const parts = differences(base, current.value, mine);
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(() => new Set(parts.filter((part) => part.changedBy === 'theirs').map((part) => part.place)));
  const [fault, setFault] = useState<string>();
  const choose = (place: string, other: boolean) => {
    const next = new Set(theirs);
    if (other) next.add(place);
    else next.delete(place);
    setTheirs(next);
  };
  const result = () => merged(current.value, mine, theirs);
  const keep = async () => {
    const value = result();
    settle(current, value);
    try {
      await save(value, current.tag);
    } catch (error) {
      setFault(problemText(error));
    }
  };
  const side = (place: string, text: string, other: boolean, name: string) => (
    <UnstyledButton role="radio" aria-checked={theirs.has(place) === other} className={classes.side} onClick={() => choose(place, other)} aria-label={`${partName(place)}: ${name}`}>
      <span className={classes.sideName}>{name}</span>
      <span className={classes.text}>{text || t('conflict.nothing')}</span>
    </UnstyledButton>
  );
  const partName = (place: string) => {
    const [part = '', language] = place.split('/');
    return language ? `${t(`conflict.part.${part}`)} · ${t(`language.${language}`, { defaultValue: language })}` : t(`conflict.part.${part}`);
  };
  return (
    <Modal opened onClose={close} size={980} title={t('conflict.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Text size="sm" c="dimmed" mb="lg">{t('conflict.text')}</Text>
      {parts.map((part) => (
        <section key={part.place} className={classes.part}>
          <h3 className={classes.name}>{partName(part.place)} {part.changedBy === 'both' && <Badge color="orange">{t('conflict.both')}</Badge>}</h3>
          <div className={classes.sides} role="radiogroup" aria-label={partName(part.place)}>
            {side(part.place, part.theirs, true, t('conflict.theirs'))}
            {side(part.place, part.mine, false, t('conflict.mine'))}
          </div>
        </section>
      ))}
      {fault && <Text c="var(--mantine-color-error)" size="sm" role="alert">{fault}</Text>}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={() => settle(current, result())}>{t('conflict.edit')}</Button>
        <Button onClick={() => void keep()}>{t('conflict.save')}</Button>
      </Group>
    </Modal>
  );
}
