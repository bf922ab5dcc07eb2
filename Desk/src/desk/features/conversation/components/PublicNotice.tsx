import { useTranslation } from 'react-i18next';
import { WarningIcon } from '../../../components/icons';
import classes from './Notice.module.css';

/** Above the field for replies of a public thread: whoever writes there writes to everybody. */
export function PublicNotice() {
  const { t } = useTranslation();
  return (
    <div className={classes.notice} data-state="closing" role="status">
      <WarningIcon size={18} aria-hidden="true" />
      <span>{t('composer.public')}</span>
    </div>
  );
}
