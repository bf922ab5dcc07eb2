import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/EmptyState';
import { ChatIcon } from '../../../components/icons';
import classes from './NothingChosen.module.css';

export function NothingChosen() {
  const { t } = useTranslation();
  return <div className={classes.middle}><EmptyState icon={ChatIcon} title={t('queue.choose')} text={t('queue.chooseHint')} /></div>;
}
