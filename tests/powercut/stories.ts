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

export const longStories: readonly Story[] = [
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

/** One day whose desk has this mistake in it. */
export const mistakenStory = (mistake: Story['mistake']): Story => ({
  ...shortStory,
  name: mistake,
  mistake,
  lives: [{ applications: 5, quietEvery: 2, ending: 'stop' }],
});
