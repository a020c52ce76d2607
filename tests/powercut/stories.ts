// The stories that are recorded: together they hold everything that a desk does to its disk.
import { shipped } from '../../db/migrations/shipped.ts';
import type { Story } from './story.ts';

/** The very first start and a first day, killed; a start over a log, and another killed in the middle. */
export const shortStory: Story = {
  name: 'a killed day',
  paperBytes: 0,
  lives: [
    { applications: 5, quietEvery: 2, ending: 'kill' },
    { applications: 4, quietEvery: 1, ending: 'stop' },
    { applications: 4, quietEvery: 9, ending: 'kill' },
  ],
};

/** One day, for looking at what is wrong with a desk. */
export const oneDay: Story = {
  ...shortStory,
  name: 'one day',
  lives: [{ applications: 5, quietEvery: 2, ending: 'stop' }],
};

/** The database passes to another key over the log of a killed desk, and to a third one. */
export const keyStory: Story = {
  ...shortStory,
  name: 'new keys',
  earlier: [{ applications: 4, quietEvery: 9, ending: 'kill' }],
  lives: [
    { applications: 3, quietEvery: 2, ending: 'stop', keyNumber: 2 },
    { applications: 3, quietEvery: 9, ending: 'kill', keyNumber: 3 },
  ],
};

const [firstRecipient, secondRecipient] = [
  'age1tzm3uxc7yyraddfp6u68ykglyphnhq6jppuxlfydq58u3zjf0ujqw9szcf',
  'age1p35jfn388gq9lvset98lul9n72efzjsjnm6l7sjnfkka4sqm6vuspljm6h',
] as const;

/** The key gets a slot for IT, and another when IT's key changes; then the database gets a new key with both slots. */
export const slotStory: Story = {
  ...shortStory,
  name: 'key slots',
  earlier: [{ applications: 3, quietEvery: 9, ending: 'kill' }],
  lives: [
    { applications: 2, quietEvery: 9, ending: 'kill', recoveryRecipient: firstRecipient },
    { applications: 2, quietEvery: 9, ending: 'stop', recoveryRecipient: secondRecipient },
    { applications: 2, quietEvery: 9, ending: 'kill', recoveryRecipient: secondRecipient, keyNumber: 2 },
  ],
};

/** A backup after every application and at the end; each drops those before it in the same hour. */
export const backupStory: Story = {
  ...shortStory,
  name: 'backups',
  lives: [
    { applications: 5, quietEvery: 2, ending: 'stop', backUpEvery: 1 },
    { applications: 4, quietEvery: 9, ending: 'kill', backUpEvery: 1 },
    { applications: 3, quietEvery: 9, ending: 'stop', backUpEvery: 2, keyNumber: 2 },
  ],
};

/** A program finds the database of the oldest one, in order, and goes on with it. */
export const migrationStory: Story = {
  ...shortStory,
  name: 'an older schema',
  earlier: [
    { applications: 5, quietEvery: 2, ending: 'stop' },
    { applications: 3, quietEvery: 9, ending: 'stop' },
  ],
  olderSchema: shipped[0]?.number ?? 0,
  lives: [
    { applications: 2, quietEvery: 9, ending: 'kill' },
    { applications: 2, quietEvery: 9, ending: 'stop' },
  ],
};

/** The journal has grown so much (32 MiB) that it is written anew at the start. */
export const journalStory: Story = {
  ...shortStory,
  name: 'a journal written anew',
  paperBytes: 5_200_000,
  weight: 0.15,
  earlier: [{ applications: 27, quietEvery: 2, ending: 'stop' }],
  lives: [
    { applications: 2, quietEvery: 9, ending: 'kill' },
    { applications: 2, quietEvery: 9, ending: 'stop' },
  ],
};

/** Years later the desk forgets its registered cases, one with a paper; the journal and the database are written anew. */
export const forgettingStory: Story = {
  ...shortStory,
  name: 'forgotten cases',
  earlier: [
    { applications: 7, quietEvery: 3, ending: 'stop' },
    { applications: 4, quietEvery: 9, ending: 'kill' },
  ],
  lives: [],
  forgets: true,
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
  keyStory,
  slotStory,
  backupStory,
  migrationStory,
  journalStory,
  forgettingStory,
];

export const storyNamed = (name: string): Story | undefined =>
  [...longStories, shortStory, oneDay].find((story) => story.name === name);
