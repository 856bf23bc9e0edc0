/** Fields of a message to begin with, as JSON; those that are not listed have none. */
export const examples: Readonly<Record<string, string>> = {
  enter: '{ "character": 1 }',
  act: '{ "action": 1, "deed": { "kind": "speak", "how": "say", "text": "Hello from the playground" } }',
  step: '{ "input": 1, "time": 0, "cause": "heartbeat", "x": 0, "y": 0, "z": 0, "orientation": 0, "flags": 0, "fallTime": 0 }',
  corrected: '{ "correction": 1, "time": 0 }',
  resync: '{ "why": "gap" }',
  ping: '{ "sent": 1, "lastTrip": 0 }',
};
