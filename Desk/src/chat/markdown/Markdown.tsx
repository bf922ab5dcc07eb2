import type { ComponentChildren } from 'preact';
import { parse, type Inline } from './parse';

/** An answer's Markdown as elements. Text only ever becomes text nodes. */
export function Markdown({ text, opensNew }: { text: string; opensNew: string }) {
  const draw = (children: Inline[]): ComponentChildren => children.map((child) => {
    switch (child.kind) {
      case 'text':
        return child.text;
      case 'strong':
        return <strong>{draw(child.children)}</strong>;
      case 'emphasis':
        return <em>{draw(child.children)}</em>;
      case 'code':
        return <code>{child.text}</code>;
      case 'break':
        return <br />;
      case 'link':
        return (
          <a href={child.href} target="_blank" rel="noopener noreferrer nofollow">
            {draw(child.children)}
            <span class="unseen"> ({opensNew})</span>
          </a>
        );
    }
  });
  return (
    <>
      {parse(text).map((block) => {
        switch (block.kind) {
          case 'paragraph':
            return <p>{draw(block.children)}</p>;
          case 'heading':
            return <p class="heading"><strong>{draw(block.children)}</strong></p>;
          case 'quote':
            return <blockquote>{draw(block.children)}</blockquote>;
          case 'code':
            return <pre tabIndex={0}><code>{block.text}</code></pre>;
          case 'list': {
            const items = block.items.map((item) => <li>{draw(item)}</li>);
            return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
          }
        }
      })}
    </>
  );
}
