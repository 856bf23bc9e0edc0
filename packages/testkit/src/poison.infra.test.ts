import { describePoison } from './poison.suite.ts';

describePoison('N-05: the bus in memory', async () => undefined);
