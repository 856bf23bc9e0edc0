/** Gestures that have a button: the number of the animation, and what it is called. */
export const gestureButtons = [
  { animation: 3, label: 'Wave' },
  { animation: 2, label: 'Bow' },
  { animation: 4, label: 'Cheer' },
  { animation: 21, label: 'Clap' },
  { animation: 10, label: 'Dance' },
  { animation: 11, label: 'Laugh' },
  { animation: 25, label: 'Point' },
  { animation: 17, label: 'Blow a kiss' },
  { animation: 19, label: 'Cluck like a hen' },
] as const;
