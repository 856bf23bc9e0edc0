import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkBundleText } from './read-bundle-file.ts';
import { zonesFile, zonesOf } from './zones-file.ts';

const weather = { rainPercent: 1, snowPercent: 0, sandstormPercent: 0, changeEveryMinutes: 10 };
const meadows = {
  id: 12,
  name: 'Meadows',
  map: 0,
  bounds: { minX: 0, maxX: 100, minY: 0, maxY: 100 },
  weather,
  restAreas: [],
};
const outline = [
  [10, 10],
  [10, 30],
  [30, 30],
  [30, 10],
];
const village = { id: 24, name: 'Village', map: 0, within: 12, outline, restAreas: [{ x: 20, y: 20, radius: 5 }] };

test('parts come before the whole, lie under its sky, and have a rectangle around their outline', () => {
  const [part, whole] = zonesOf('zones.yaml', [meadows, village]);
  assert.deepEqual([part?.id, part?.weather, part?.minX, part?.maxY], [24, undefined, 10, 30]);
  assert.deepEqual([whole?.id, whole?.weather?.changeEveryMillis, whole?.outline], [12, 600_000, undefined]);
});

test('whatever is wrong with a zone is one sentence with its number and its name', () => {
  const part = { ...village, restAreas: [] };
  const crossing = [
    [10, 10],
    [30, 30],
    [10, 30],
    [30, 10],
  ];
  const faults = [
    [
      [meadows, { ...part, outline: undefined }],
      /zone 24 \(Village\): a zone has either bounds or an outline; say one/,
    ],
    [[meadows, { ...part, bounds: meadows.bounds }], /either bounds or an outline/],
    [[{ ...meadows, bounds: { ...meadows.bounds, maxX: 0 } }], /zone 12 \(Meadows\): there is no ground in it/],
    [[meadows, { ...part, outline: crossing }], /its outline crosses itself between 10, 10 and 30, 30/],
    [
      [meadows, { ...part, outline: [...outline, [30, 10]] }],
      /the corner 30, 10 of its outline occurs twice; remove one/,
    ],
    [
      [
        meadows,
        {
          ...part,
          outline: [
            [1, 1],
            [2, 2],
            [3, 3],
          ],
        },
      ],
      /there is no ground in it; spread its corners/,
    ],
    [[{ ...meadows, weather: undefined }], /it has no weather; add it, or say within which zone/],
    [[meadows, { ...part, weather }], /it lies under the sky of zone 12; remove its own weather/],
    [[meadows, { ...part, within: 13 }], /there is no zone 13 on map 0 within which it could lie/],
    [[meadows, { ...part, map: 1 }], /there is no zone 12 on map 1/],
    [[meadows, { ...part, within: 24 }], /zone 24 is itself a part; name the whole/],
    [
      [meadows, part, { ...part, id: 25, name: 'Yard', within: 24 }],
      /zone 24 is itself a part; name the whole, zone 12/,
    ],
    [
      [
        meadows,
        {
          ...part,
          outline: [
            [90, 90],
            [90, 130],
            [99, 99],
          ],
        },
      ],
      /it reaches beyond zone 12; keep it within/,
    ],
    [
      [{ ...meadows, restAreas: village.restAreas }, part],
      /zone 12 \(Meadows\): its rest area at 20, 20 lies in zone 24 \(Village\); move one of them/,
    ],
    [[{ ...meadows, restAreas: [{ x: -1, y: 5, radius: 2 }] }], /its rest area at -1, 5 lies in no zone at all/],
  ] as const;
  for (const [zones, message] of faults) {
    const text = JSON.stringify(zones);
    assert.throws(() => zonesOf('zones.yaml', checkBundleText('zones.yaml', text, zonesFile)), {
      name: 'OperatorError',
      message,
    });
  }
});
