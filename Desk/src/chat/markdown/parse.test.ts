import { describe, expect, it } from 'vitest';
import { inline, parse, safe, type Inline } from './parse';

const flat = (parts: Inline[]): string =>
  parts.map((part) => ('children' in part ? `<${part.kind}>${flat(part.children)}</>` : part.kind === 'break' ? '↵' : part.kind === 'code' ? `‹${part.text}›` : part.text)).join('');

describe('the Markdown of answers', () => {
  it.each([
    ['**tebal** dan *miring*', '<strong>tebal</> dan <emphasis>miring</>'],
    ['__tebal__ dan _miring_', '<strong>tebal</> dan <emphasis>miring</>'],
    ['nama_file_ini tetap', 'nama_file_ini tetap'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['`kode`', '‹kode›'],
    ['baris satu\nbaris dua', 'baris satu↵baris dua'],
    ['\\*bukan miring\\*', '*bukan miring*'],
    ['<b>tebal?</b> <script>alert(1)</script>', '<b>tebal?</b> <script>alert(1)</script>'],
    ['[lacak](https://toko.example/lacak)', '<link>lacak</>'],
    ['buka https://toko.example/a?b=1.', 'buka <link>https://toko.example/a?b=1</>.'],
    ['[klik](javascript:alert(1))', '[klik](javascript:alert(1))'],
    ['**[lacak](https://toko.example)**', '<strong><link>lacak</></>'],
  ])('reads %s', (text, expected) => {
    expect(flat(inline(text))).toBe(expected);
  });

  it('tells lists, headings, quotes and paragraphs apart', () => {
    const blocks = parse('# Ongkir\nMulai dari:\n- satu\n- dua\n\n3. tiga\n4. empat\n\n> kutipan\n\n```\nx < y\n```');
    expect(blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph', 'list', 'list', 'quote', 'code']);
    expect(blocks[2]).toMatchObject({ ordered: false, items: [[{ text: 'satu' }], [{ text: 'dua' }]] });
    expect(blocks[3]).toMatchObject({ ordered: true, start: 3 });
    expect(blocks[5]).toMatchObject({ text: 'x < y' });
  });

  it('reads long and hostile texts to their end', () => {
    const hostile = ['*'.repeat(20_000), '['.repeat(20_000), '_a'.repeat(10_000), '`'.repeat(20_000), '**a'.repeat(5_000)];
    expect(hostile.map((text) => flat(inline(text)).length > 0)).toEqual(hostile.map(() => true));
  });

  it.each(['https://a.example', 'mailto:cs@a.example', 'tel:+62 811'])('lets %s open', (target) => expect(safe(target)).toBe(true));
  it.each(['javascript:alert(1)', 'data:text/html,x', '//a.example', ' https:', 'vbscript:x'])('keeps %s shut', (target) => expect(safe(target)).toBe(false));
});
