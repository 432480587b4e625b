// Questions put together that ask the same, as the night does it: real questions in two languages, beside reading their terms alone. While
// it computes nothing else is served by its process, so the longest stop is told: how late a timer of a millisecond came.
// node bench/recurring.ts [--questions 8000]
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { clusterQuestions } from '../packages/server/src/slices/recurring/cluster-questions.ts';
import { vectorsOf } from '../packages/server/src/slices/recurring/question-vectors.ts';
import { collection } from '../packages/server/test/search/retrieval.ts';

const { values } = parseArgs({ options: { questions: { type: 'string', default: '8000' } } });
const wanted = Number(values.questions);
const real = (await Promise.all([collection('banking77-en'), collection('cmrc2018')])).flatMap(({ asked }) =>
  asked.map(({ text }) => text),
);
// Said once more a little otherwise where there are too few: a nearly equal question is the dearest.
const questions = Array.from({ length: wanted }, (_, at) => `${real[at % real.length]}${at < real.length ? '' : ` ${at}`}`);

async function timed<T>(work: () => T | Promise<T>): Promise<{ ms: number; cpuMs: number; made: T }> {
  const [from, cpu] = [performance.now(), process.cpuUsage()];
  const made = await work();
  const used = process.cpuUsage(cpu);
  return { ms: Math.round(performance.now() - from), cpuMs: Math.round((used.user + used.system) / 1000), made };
}

const { made: vectors, ...floor } = await timed(() => vectorsOf(questions));
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const { made: clusters, ...told } = await timed(() => clusterQuestions(questions));
await new Promise((resolve) => setImmediate(resolve));
delay.disable();
const recurring = clusters.filter((cluster) => cluster.questions.length >= 3).length;
console.log(
  JSON.stringify({
    ...{ name: 'recurring', questions: wanted, ofThemReal: Math.min(wanted, real.length), ...told, floor },
    ...{
      longestStopMs: Math.round(delay.max / 1e6),
      ratio: Number((told.cpuMs / floor.cpuMs).toFixed(1)),
      clusters: clusters.length,
      recurring,
      terms: vectors.length,
    },
    ...{ rssMb: Math.round(process.memoryUsage().rss / 2 ** 20) },
  }),
);
