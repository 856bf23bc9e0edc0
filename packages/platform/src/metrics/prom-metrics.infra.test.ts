import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeMetricTexts, openPromMetrics } from './prom-metrics.ts';

test('the texts of several threads become one valid text, each name declared once', async () => {
  const texts = await Promise.all(
    ['a', 'b'].map((thread) => {
      const metrics = openPromMetrics({ labels: { thread }, withProcess: false });
      metrics.counter('things_total', 'Things.', ['kind']).add(2, 'round');
      metrics.histogram('wait_seconds', 'Waiting.', [0.1, 1]).observe(0.5);
      return metrics.text();
    }),
  );
  const merged = mergeMetricTexts(texts);
  assert.equal(merged.match(/^# TYPE things_total counter$/gm)?.length, 1);
  assert.match(merged, /things_total\{kind="round",thread="a"\} 2/);
  assert.match(merged, /things_total\{kind="round",thread="b"\} 2/);
  assert.equal(merged.match(/^wait_seconds_count/gm)?.length, 2);
  const lines = merged.split('\n');
  const first = lines.findIndex((line) => line.startsWith('wait_seconds'));
  assert.ok(lines.slice(first).every((line) => line === '' || line.startsWith('wait_seconds')));
});

test('declaring a metric again gives the one that is there', async () => {
  const metrics = openPromMetrics({ labels: {}, withProcess: false });
  metrics.counter('once_total', 'Once.').add();
  metrics.counter('once_total', 'Once.').add();
  assert.match(await metrics.text(), /once_total 2/);
});
