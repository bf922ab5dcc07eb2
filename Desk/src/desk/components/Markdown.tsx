import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { parse, type Inline } from '../../chat/markdown/parse';
import classes from './Markdown.module.css';

/** The bot's words as customers see them. Text only ever becomes text nodes. */
export function Markdown({ text }: { text: string }) {
  const { t } = useTranslation();
  const draw = (children: Inline[]): ReactNode => children.map((child, i) => <Fragment key={i}>{one(child)}</Fragment>);
  const one = (child: Inline): ReactNode => {
    switch (child.kind) {
      case 'text': return child.text;
      case 'strong': return <strong>{draw(child.children)}</strong>;
      case 'emphasis': return <em>{draw(child.children)}</em>;
      case 'code': return <code>{child.text}</code>;
      case 'break': return <br />;
      case 'link':
        return (
          <a href={child.href} target="_blank" rel="noopener noreferrer nofollow">
            {draw(child.children)}<span className="unseen"> ({t('opensNew')})</span>
          </a>
        );
    }
  };
  return (
    <div className={classes.markdown}>
      {parse(text).map((block, i) => {
        switch (block.kind) {
          case 'paragraph': return <p key={i}>{draw(block.children)}</p>;
          case 'heading': return <p key={i}><strong>{draw(block.children)}</strong></p>;
          case 'quote': return <blockquote key={i}>{draw(block.children)}</blockquote>;
          case 'code': return <pre key={i} tabIndex={0}><code>{block.text}</code></pre>;
          case 'list': {
            const items = block.items.map((item, n) => <li key={n}>{draw(item)}</li>);
            return block.ordered ? <ol key={i} start={block.start}>{items}</ol> : <ul key={i}>{items}</ul>;
          }
        }
      })}
    </div>
  );
}
