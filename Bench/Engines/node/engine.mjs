// Builds one engine from a table of articles and questions, asks it a table of cases, and prints one line of JSON.
// node engine.mjs ENGINE KB.tsv CASES.tsv LANGUAGE; ENGINE: minisearch, nlpjs, nlpjs-RATE (its learning rate)
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import MiniSearch from 'minisearch';

const { NlpManager } = createRequire(import.meta.url)('node-nlp');
const [engine, kb, cases, language] = process.argv.slice(2);

const table = (file) => {
  const [head, ...rows] = readFileSync(file, 'utf8').split('\n').filter((line) => line.length > 0).map((line) => line.split('\t'));
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])));
};

// Each returns a function from a text to the first article's id.
const miniSearch = (examples) => {
  const index = new MiniSearch({ fields: ['question'], storeFields: ['article'] });
  index.addAll(examples.map((example, id) => ({ id, ...example })));
  return (text) => index.search(text)[0]?.article;
};

const nlpJs = async (examples, learningRate) => {
  const manager = new NlpManager({
    languages: [language],
    autoSave: false,
    forceNER: false,
    nlu: learningRate ? { [language]: { default: { className: 'NeuralNlu', learningRate, log: false } } } : { log: false },
  });
  examples.forEach(({ article, question }) => manager.addDocument(language, question, article));
  await manager.train();
  return async (text) => (await manager.process(language, text)).classifications.find(({ intent }) => intent !== 'None')?.intent;
};

const percentile = (times, share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];

const examples = table(kb);
const asked = table(cases).filter(({ expected }) => expected.length > 0);
const started = performance.now();
const find = engine === 'minisearch' ? miniSearch(examples) : await nlpJs(examples, Number(engine.split('-')[1]) || undefined);
const buildSeconds = (performance.now() - started) / 1000;

let right = 0;
const times = [];
for (const { question, expected } of asked) {
  const start = performance.now();
  const found = await find(question);
  times.push(performance.now() - start);
  right += found === expected ? 1 : 0;
}

times.sort((a, b) => a - b);
process.stdout.write(`${JSON.stringify({ top1: right / asked.length, buildSeconds, p50: percentile(times, 0.5), p99: percentile(times, 0.99) })}\n`);
