import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StepDurationWindow } from './step-durations.ts';

function text(counts: readonly [short: number, long: number, all: number], sum: number, instance = 'a'): string {
  const labels = `instance="${instance}"`;
  return [
    '# TYPE world_step_seconds histogram',
    `world_step_seconds_bucket{le="0.001",${labels}} ${counts[0]}`,
    `world_step_seconds_bucket{le="0.02",${labels}} ${counts[1]}`,
    `world_step_seconds_bucket{le="+Inf",${labels}} ${counts[2]}`,
    `world_step_seconds_sum{${labels}} ${sum}`,
    `world_step_seconds_count{${labels}} ${counts[2]}`,
    'world_sessions{instance="a"} 5',
  ].join('\n');
}

test('mean and greatest step are those of the window, over all instances', () => {
  const window = new StepDurationWindow();
  window.add(`${text([5, 10, 10], 0.1)}\n${text([1, 1, 1], 0.001, 'b')}`);
  const { mean, max } = window.add(`${text([15, 20, 20], 0.11)}\n${text([1, 1, 1], 0.001, 'b')}`);
  assert.ok(Math.abs(mean - 1) < 1e-6);
  assert.equal(max, 1);
});

test('a step beyond the last bound counts as that bound, and no step at all as nothing', () => {
  const window = new StepDurationWindow();
  assert.deepEqual(window.add(''), { mean: 0, max: 0 });
  assert.equal(window.add(text([0, 1, 2], 5)).max, 20);
  assert.deepEqual(new StepDurationWindow().add('nothing of it'), { mean: 0, max: 0 });
});
