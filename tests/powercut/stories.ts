// The stories that are recorded: together they hold everything that a desk does to its disk.
import type { Story } from './story.ts';

/** The very first start and a first day, killed; a start over a log, and another killed in the middle. */
export const shortStory: Story = {
  name: 'a killed day',
  mistake: 'none',
  paperBytes: 0,
  lives: [
    { applications: 5, quietEvery: 2, ending: 'kill' },
    { applications: 4, quietEvery: 1, ending: 'stop' },
    { applications: 4, quietEvery: 9, ending: 'kill' },
  ],
};

/** The database passes to another key over the log of a killed desk, and to a third one. */
export const keyStory: Story = {
  ...shortStory,
  name: 'new keys',
  lives: [
    { applications: 4, quietEvery: 9, ending: 'kill' },
    { applications: 3, quietEvery: 2, ending: 'stop', keyNumber: 2 },
    { applications: 3, quietEvery: 9, ending: 'kill', keyNumber: 3 },
  ],
};

/** One day whose desk has this mistake in it. */
export const mistakenStory = (mistake: Story['mistake']): Story => ({
  ...shortStory,
  name: mistake,
  mistake,
  lives: [{ applications: 5, quietEvery: 2, ending: 'stop' }],
});

export const longStories: readonly Story[] = [
  keyStory,
  {
    ...shortStory,
    name: 'killed days',
    lives: [
      { applications: 10, quietEvery: 3, ending: 'kill' },
      { applications: 10, quietEvery: 1, ending: 'stop' },
      { applications: 10, quietEvery: 4, ending: 'kill' },
      { applications: 10, quietEvery: 99, ending: 'kill' },
      { applications: 10, quietEvery: 2, ending: 'stop' },
    ],
  },
  {
    ...shortStory,
    name: 'large papers',
    paperBytes: 300_000,
    lives: [
      { applications: 10, quietEvery: 2, ending: 'kill' },
      { applications: 10, quietEvery: 5, ending: 'stop' },
    ],
  },
  {
    ...shortStory,
    name: 'quiet days',
    lives: [
      { applications: 8, quietEvery: 1, ending: 'stop' },
      { applications: 8, quietEvery: 2, ending: 'stop' },
      { applications: 8, quietEvery: 99, ending: 'stop' },
      { applications: 8, quietEvery: 1, ending: 'kill' },
    ],
  },
];
